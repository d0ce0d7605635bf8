"""Publishes what is measured, as the container image does it."""
import os
import subprocess

PROJECTS = {"forum": "src/Forum.Web", "fixed-bytes": "bench/FixedBytes", "minimal-app": "bench/MinimalApp"}
IMAGE = {"DOTNET_GCgen0size": "0x400000", "MALLOC_ARENA_MAX": "1"}   # as the Dockerfile sets them
PROBE = "bench/Probe"   # a library that is loaded into the forum


class Built:
    def __init__(self, folder):
        self.folder = folder

    def __getitem__(self, name):
        return os.path.join(self.folder, name, name)

    @property
    def probe(self):
        return os.path.join(self.folder, "probe", "bench-probe.dll")


def publish(cache, again):
    built = Built(os.path.join(cache, "programs"))
    for name, project in PROJECTS.items():
        if not again and os.path.exists(built[name]):
            continue
        print(f"Publishing {project} …", flush=True)
        subprocess.run(["dotnet", "restore", project, "-r", "linux-x64", "-p:PublishReadyToRun=true", "-v", "q"], check=True)
        subprocess.run(
            ["dotnet", "publish", project, "-c", "Release", "-r", "linux-x64", "--no-self-contained", "--no-restore",
             "-o", os.path.dirname(built[name]), "-p:DebugType=none", "-p:RunAnalyzers=false", "-v", "q", "--nologo"], check=True)
    if again or not os.path.exists(built.probe):
        subprocess.run(
            ["dotnet", "publish", PROBE, "-c", "Release", "-o", os.path.dirname(built.probe), "-p:RunAnalyzers=false", "-v", "q", "--nologo"], check=True)
    return built
