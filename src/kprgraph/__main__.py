"""`python -m kprgraph` is the command line."""

from kprgraph.cli import main

if __name__ == "__main__":
    main()
