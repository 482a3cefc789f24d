"""Run one process and tell what it took: `python -IS runner.py OUTPUT ERRORS COMMAND...`.

Linux counts what the parent held at the start to the peak memory of a child, so the parent has to be small:
this script loads next to nothing.
"""

import os
import sys
import time

output, errors, *command = sys.argv[1:]
redirected = [
    (os.POSIX_SPAWN_OPEN, number, path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    for number, path in ((1, output), (2, errors))
]
started = time.perf_counter()
child = os.posix_spawn(command[0], command, os.environ, file_actions=redirected)
_, status, usage = os.wait4(child, 0)
taken = time.perf_counter() - started
code = os.waitstatus_to_exitcode(status)
sys.stdout.write(f"{taken} {usage.ru_utime + usage.ru_stime} {usage.ru_maxrss} {code}\n")
