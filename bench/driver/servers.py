"""Programs that are measured: started, asked for their use of the machine, and never left behind."""
import ctypes
import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request

PRIORITIES = ("ahead", "none")
AHEAD = -15
TICKS = os.sysconf("SC_CLK_TCK")
DIE_WITH_PARENT = 1   # PR_SET_PDEATHSIG

priority = "ahead"
running = []
_libc = ctypes.CDLL(None)


def ahead_of_others():
    """Before a program starts: it goes before what else the machine does, and ends with the bench however that ends."""
    _libc.prctl(DIE_WITH_PARENT, signal.SIGKILL)
    if priority == "none":
        return
    try:
        # Where the scheduler shares time among sessions first, a program of its own session is ahead of the other sessions.
        os.setsid()
        os.setpriority(os.PRIO_PROCESS, 0, AHEAD)
        with open("/proc/self/autogroup", "w") as group:
            group.write(str(AHEAD))
    except OSError:
        pass   # an ordinary user measures with what there is


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    def __init__(self, command, settings=None, log=os.devnull):
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        environment = {**os.environ, "ASPNETCORE_URLS": self.url, **(settings or {})}
        self.log = open(log, "ab")
        self.began = time.monotonic()
        self.process = subprocess.Popen(
            command, env=environment, stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log, preexec_fn=ahead_of_others)
        running.append(self)

    def answers(self, path, within=60, pause=0.02):
        """Waits for the first 200; the seconds since the program was started."""
        while True:
            try:
                with urllib.request.urlopen(self.url + path, timeout=within) as answer:
                    answer.read()
                return time.monotonic() - self.began
            except urllib.error.HTTPError as refusal:
                raise SystemExit(f"{path} was answered with {refusal.code}; the log is {self.log.name}")
            except OSError:
                if self.process.poll() is not None:
                    raise SystemExit(f"{self.process.args[0]} ended with code {self.process.returncode}; the log is {self.log.name}")
                if time.monotonic() - self.began > within:
                    raise SystemExit(f"{self.process.args[0]} does not answer; the log is {self.log.name}")
                time.sleep(pause)

    def cpu(self):
        """Seconds of processor time so far, in user and kernel."""
        with open(f"/proc/{self.process.pid}/stat") as stat:
            fields = stat.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def memory(self, what="VmRSS"):
        """Megabytes in memory."""
        with open(f"/proc/{self.process.pid}/status") as status:
            return next(int(line.split()[1]) for line in status if line.startswith(what + ":")) / 1024

    def stop(self):
        if self in running:
            running.remove(self)
        self.process.terminate()
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.log.close()


def stop_all():
    for server in list(running):
        server.stop()
