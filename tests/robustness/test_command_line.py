"""The command line where the terminal, the pipe or the folders are not what they should be."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import TOY


def program(*arguments: str, **environment: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-m", "kprgraph", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | environment,
    )


@pytest.mark.parametrize("after", [0.1, 0.4, 0.8])
def test_ctrl_c_at_any_moment_is_one_line_and_130(after: float) -> None:
    running = program("critical", "--root", str(TOY))
    time.sleep(after)
    running.send_signal(signal.SIGINT)
    _, told = running.communicate()
    if running.returncode == 0 or b"in <module>" in told:
        return  # it had ended already, or Python was not yet through with starting it
    assert running.returncode == 130
    assert b"Traceback" not in told
    assert told.count(b"\n") <= 1


@pytest.mark.parametrize("locale", ["C", "POSIX", "th_TH.TIS-620"])
@pytest.mark.parametrize("lang", ["th", "en"])
def test_any_locale_gives_readable_thai(locale: str, lang: str) -> None:
    running = program("feeds", "--lang", lang, "--root", str(TOY), LC_ALL=locale, PYTHONUTF8="0")
    out, told = running.communicate()
    assert (running.returncode, told.decode()) == (0, "" if lang == "th" else told.decode())
    assert "กรมดาวเหนือ" in out.decode() or "North Star" in out.decode()


@pytest.mark.parametrize("name", ["HOME", "XDG_CACHE_HOME", "TMPDIR"])
def test_no_home_no_cache_no_temporary_folder(tmp_path: Path, name: str) -> None:
    running = program("feeds", "--root", str(TOY), **{name: str(tmp_path / "not" / "there")})
    out, told = running.communicate()
    assert running.returncode == 0, told.decode()
    assert out


def test_an_odd_folder_name_is_taken(tmp_path: Path) -> None:
    odd = tmp_path / "ก ข#%41?&;'\""
    odd.symlink_to(TOY, target_is_directory=True)
    running = program("feeds", "--root", str(odd))
    out, told = running.communicate()
    assert (running.returncode, told) == (0, b"")
    assert out


def test_few_open_files_are_enough() -> None:
    code = "import resource, sys; resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64)); "
    code += f"sys.argv[1:] = ['feeds', '--root', {str(TOY)!r}]; from kprgraph.cli import main; main()"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
