"""The SHACL test suite of the W3C against the gate, run from a copy of https://github.com/w3c/data-shapes.

    git clone https://github.com/w3c/data-shapes
    python -m tests.w3c data-shapes/data-shapes-test-suite/tests

The suite is not part of this repository. Without a path the tests of this folder try a small one of the same
form.
"""
