"""Makes `DIR/repo`: the shop's repository with its history, and `DIR/truth.json`: what is really in it."""

import os
import pathlib
import re
import subprocess

from .files import ShopError, write_json
from .plants import Plants

SERVICES = pathlib.Path(__file__).resolve().parent.parent / "services"
FIRST_COMMIT = 1_756_713_600  # 2025-09-01T08:00:00Z
PACE = 3 * 86_400 + 4_321  # seconds between commits
HISTORY = pathlib.Path(__file__).resolve().parent.parent / "history"


class Repository:
    """A git repository whose commits depend on nothing but the seed."""

    def __init__(self, path):
        self.path = path
        self.commits = 0
        path.mkdir(parents=True)
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *arguments, text=True):
        moment = f"{FIRST_COMMIT + self.commits * PACE} +0000"
        environment = {
            "PATH": os.environ.get("PATH", "/usr/bin:/bin"), "HOME": "/nonexistent", "LC_ALL": "C",
            "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": "/dev/null",
            "GIT_AUTHOR_NAME": "Shop Team", "GIT_AUTHOR_EMAIL": "shop@shop.example", "GIT_AUTHOR_DATE": moment,
            "GIT_COMMITTER_NAME": "Shop Team", "GIT_COMMITTER_EMAIL": "shop@shop.example", "GIT_COMMITTER_DATE": moment,
        }
        done = subprocess.run(
            ["git", "-C", str(self.path), *arguments], env=environment, capture_output=True, text=text, timeout=120)
        if done.returncode != 0:
            raise ShopError(f"`git {arguments[0]}` failed in `{self.path}`: {done.stderr}")
        return done.stdout

    def put(self, name, text):
        file = self.path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)

    def commit(self, message):
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", message)
        self.commits += 1


def fill(text, plants):
    """Replaces `@{name}` by the planted value, `@{name:id}` by its public companion."""

    def value(match):
        name, _, part = match.group(1).partition(":")
        return plants.companion(name) if part else plants.value(name)

    return re.sub(r"@\{([a-z:-]+)\}", value, text)


def read_steps():
    """The history as `history/NN-name/` directories: `message`, and the files of that step under `tree/`."""
    for step in sorted(HISTORY.iterdir()):
        if (step / "message").exists():
            yield step


def build(directory, seed):
    directory = pathlib.Path(directory)
    if (directory / "repo").exists():
        raise ShopError(f"`{directory}/repo` exists already: choose an empty directory, or remove it")
    directory.mkdir(parents=True, exist_ok=True)
    # Services and the database run under users of their own: they must be able to pass through.
    directory.chmod(0o755)
    plants = Plants(seed)
    repository = Repository(directory / "repo")
    for step in read_steps():
        message = (step / "message").read_text().strip()
        branch = None
        if message.startswith("branch "):
            first, message = message.split("\n", 1)
            branch, message = first.removeprefix("branch ").strip(), message.strip()
            repository.git("checkout", "--quiet", "-b", branch)
        apply_step(repository, step, plants)
        repository.commit(message)
        if branch:
            repository.git("checkout", "--quiet", "main")
            if not branch.startswith("spike/"):
                repository.git("merge", "--quiet", "--no-ff", "--message", f"merge {branch}", branch)
                repository.commits += 1
        if step.name.startswith("08"):
            repository.git("gc", "--quiet")  # half of the history is packed, half is loose objects
    # What people have on disk and never committed.
    for file in sorted((HISTORY / "untracked").rglob("*")):
        if file.is_file():
            repository.put(dotted(file.relative_to(HISTORY / "untracked")), fill(file.read_text(), plants))
    truth = observe(repository, plants, seed)
    write_json(directory / "truth.json", truth, mode=0o600)
    return truth


def apply_step(repository, step, plants):
    for file in sorted((step / "tree").rglob("*")):
        if file.is_file():
            text = fill(file.read_text(), plants)
            name = dotted(file.relative_to(step / "tree"))
            repository.put(name, text)
    deleted = step / "deleted"
    if deleted.exists():
        for name in deleted.read_text().split():
            (repository.path / name).unlink()
    services = step / "services"
    if services.exists():
        for name in services.read_text().split():
            service = name.split("/")[0]
            repository.put(f"services/{name}", (SERVICES / name.split("/")[1]).read_text())
            repository.put(f"services/{service}/shopservice.py", (SERVICES / "shopservice.py").read_text())


def dotted(path):
    """Templates are stored as `dot-env`, so that no tool mistakes them for the real thing."""
    return "/".join(("." + part[4:]) if part.startswith("dot-") else part for part in path.parts)


def lines_of(text, value):
    """1-based lines on which `value` begins."""
    lines, start = [], 0
    while (found := text.find(value, start)) >= 0:
        lines.append(text.count("\n", 0, found) + 1)
        start = found + len(value)
    return lines


def observe(repository, plants, seed):
    """Looks for every planted value in the tree and in every commit. Nothing is taken from the templates."""
    tree = {}
    for file in sorted(repository.path.rglob("*")):
        if file.is_file() and ".git" not in file.relative_to(repository.path).parts[:1]:
            tree[str(file.relative_to(repository.path))] = file.read_text()
    first = {}  # (credential, path) → (commit, lines) where it first appeared
    for commit in repository.git("rev-list", "--all", "--reverse", "--topo-order").split():
        for entry in repository.git("ls-tree", "-r", commit).splitlines():
            (_, _, blob), path = entry.split("\t")[0].split(), entry.split("\t")[1]
            text = blob_text(repository, blob)
            for plant in plants.credentials:
                if (plant.id, path) not in first and plant.value in text:
                    first[plant.id, path] = (commit, lines_of(text, plant.value))
    credentials = []
    for plant in plants.credentials:
        sightings = []
        for path, text in tree.items():
            for line in lines_of(text, plant.value):
                commit = first.get((plant.id, path), (None, []))[0]
                sightings.append({"path": path, "line": line, "inHistory": False, "commit": commit})
        for (name, path), (commit, lines) in first.items():
            if name == plant.id and plant.value not in tree.get(path, ""):
                sightings += [{"path": path, "line": line, "inHistory": True, "commit": commit} for line in lines]
        credentials.append({
            "id": plant.id, "kind": plant.kind, "value": plant.value, "companions": plant.companions,
            "owner": plant.owner, "owners": plant.owners, "workloads": plant.workloads,
            "consumers": plant.consumers, "sightings": sightings,
        })
    decoys = []
    for decoy in plants.decoys:
        places = [{"path": path, "line": line} for path, text in tree.items() for line in lines_of(text, decoy.value)]
        decoys.append({"id": decoy.id, "why": decoy.why, "value": decoy.value, "places": places})
    return {
        "schema": "shop.truth/1", "seed": seed, "repo": str(repository.path),
        "commits": len(repository.git("rev-list", "--all").split()),
        "credentials": credentials, "decoys": decoys, "hiddenWorkloads": ["reports"],
    }


_blobs = {}


def blob_text(repository, blob):
    if blob not in _blobs:
        _blobs[blob] = repository.git("cat-file", "blob", blob)
    return _blobs[blob]
