"""Turns the compile commands of a build into those that clang-tidy reads.

Usage: tidy_commands.py BUILD OUTPUT
The build's precompiled headers are the other compiler's: clang makes its own from the same text, once, which
halves the time a file takes. Warnings that only the other compiler knows are left out.
"""

import json
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

CLANG = next(filter(None, map(shutil.which, ("clang++", "clang++-19", "clang++-20", "clang++-18"))), None)
NOT_FOR_CLANG = {"-Winvalid-pch", "-fpch-preprocess", "-Wshadow=local", "-Werror"}


def compiler_flags(words):
    """What is neither launcher, compiler, source, output nor precompiled header."""
    flags, words = [], iter(words)
    for word in words:
        if word in ("-o", "-include", "-x"):
            next(words)
        elif word.startswith("-") and word not in ("-c", "-E"):
            flags.append(word)
            if word == "-isystem":
                flags.append(next(words))
    return flags


def precompile(text, entry, flags):
    """clang's own precompiled header, or nothing if it cannot be made."""
    if CLANG is None:
        return None
    made = text.with_suffix(".pch")
    command = [CLANG, "-x", "c++-header", *flags, str(text), "-o", str(made)]
    done = subprocess.run(command, cwd=entry["directory"], stderr=subprocess.DEVNULL, check=False)
    return made if done.returncode == 0 else None


def main():
    build, output = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
    output.mkdir(parents=True, exist_ok=True)
    entries = json.loads((build / "compile_commands.json").read_text(encoding="utf-8"))
    precompiled = {}
    for entry in entries:
        words = [word for word in shlex.split(entry.pop("command")) if word not in NOT_FOR_CLANG]
        if "-include" in words:
            at = words.index("-include")
            original = Path(words[at + 1])
            text = output / f"{original.parent.name.removesuffix('.dir')}.hxx"
            if text not in precompiled:
                shutil.copyfile(original, text)
                precompiled[text] = precompile(text, entry, compiler_flags(words))
            made = precompiled[text]
            words[at : at + 2] = ["-include-pch", str(made)] if made else ["-include", str(text)]
        entry["arguments"] = words
    (output / "compile_commands.json").write_text(json.dumps(entries), encoding="utf-8")


if __name__ == "__main__":
    main()
