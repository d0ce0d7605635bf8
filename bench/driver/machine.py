"""Where and on what a measurement was made."""
import os
import platform
import subprocess


def describe():
    return {
        "processor": _processor(),
        "cores": len(os.sched_getaffinity(0)),
        "memory": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30),
        "system": f"{_system()}, Linux {platform.release().split('-')[0]}",
        "runtime": _said("dotnet", "--version"),
        "commit": _said("git", "rev-parse", "--short", "HEAD") + ("+" if _said("git", "status", "--porcelain", "--", "src", "bench") else ""),
        "date": _said("date", "-u", "+%Y-%m-%d"),
        "load": os.getloadavg()[0],
    }


def _processor():
    with open("/proc/cpuinfo") as lines:
        return next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), platform.machine())


def _system():
    with open("/etc/os-release") as lines:
        return next(line.split("=", 1)[1].strip().strip('"') for line in lines if line.startswith("PRETTY_NAME="))


def _said(*command):
    return subprocess.run(command, capture_output=True, text=True).stdout.strip()
