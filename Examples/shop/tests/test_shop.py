"""The shop keeps its word: what the truth file says is in the repository, and no request is lost while it is moved about."""

import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest

SHOP = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(SHOP))
sys.dont_write_bytecode = True

from shopkit.files import is_alive  # noqa: E402


def shop(*arguments, check=True):
    done = subprocess.run([SHOP / "shop", *map(str, arguments)], capture_output=True, text=True, timeout=120)
    if check and done.returncode != 0:
        raise AssertionError(f"shop {arguments[0]} failed: {done.stdout}{done.stderr}")
    return done


class WorkDirectory(unittest.TestCase):
    def setUp(self):
        self.directory = pathlib.Path(tempfile.mkdtemp(prefix="shop-", dir="/tmp"))
        self.addCleanup(shutil.rmtree, self.directory, ignore_errors=True)


class TheRepository(WorkDirectory):
    def test_the_truth_names_every_place_and_one_seed_makes_one_history(self):
        heads = []
        for name in ("a", "b"):
            directory = self.directory / name
            shop("build", directory, "--seed", "one")
            repo = directory / "repo"
            heads.append(subprocess.check_output(["git", "-C", repo, "rev-parse", "--all"], text=True))
            truth = json.loads((directory / "truth.json").read_text())
            self.assertEqual((directory / "truth.json").stat().st_mode & 0o777, 0o600)
            for credential in truth["credentials"]:
                self.assertTrue(credential["sightings"], credential["id"])
                for sighting in credential["sightings"]:
                    if sighting["inHistory"]:
                        text = subprocess.check_output(
                            ["git", "-C", repo, "show", f"{sighting['commit']}:{sighting['path']}"], text=True)
                    else:
                        text = (repo / sighting["path"]).read_text()
                    rest = "".join(text.splitlines(keepends=True)[sighting["line"] - 1 :])
                    self.assertIn(credential["value"], rest)
            password = truth["credentials"][0]
            self.assertGreaterEqual(len({sighting["path"] for sighting in password["sightings"]}), 7)
            self.assertTrue(any(sighting["inHistory"] for sighting in password["sightings"]))
            self.assertNotIn("reports", subprocess.check_output(["git", "-C", repo, "ls-files"], text=True))
        self.assertEqual(heads[0], heads[1])

    def test_another_seed_makes_other_secrets(self):
        values = []
        for name in ("a", "b"):
            shop("build", self.directory / name)
            truth = json.loads((self.directory / name / "truth.json").read_text())
            values.append({credential["value"] for credential in truth["credentials"]})
        self.assertFalse(values[0] & values[1])


class TheEstate(WorkDirectory):
    def setUp(self):
        super().setUp()
        self.directory.chmod(0o755)
        shop("build", self.directory)
        self.addCleanup(shop, "down", self.directory, check=False)
        shop("up", self.directory, "--reports-every", 2)
        self.run = json.loads((self.directory / "run/shop.json").read_text())

    def test_no_request_is_lost_while_services_are_moved_and_replaced(self):
        out = self.directory / "load.json"
        load = subprocess.Popen([SHOP / "shop", "load", self.directory, "--out", out], stdout=subprocess.PIPE, text=True)
        try:
            time.sleep(1)
            postgres = self.run["postgres"]
            for host in (postgres["socketDirectory"], postgres["host"]):
                for service in ("orders", "invoices", "reports"):
                    shop("repoint", self.directory, service, host, postgres["port"])
                for service in ("orders", "invoices", "mailer"):
                    shop("restart", self.directory, service)
            refused = shop("repoint", self.directory, "orders", "127.0.0.1", 1, check=False)
            self.assertEqual(refused.returncode, 1)
            self.assertIn("kept its old settings", refused.stderr)
            time.sleep(3)
            self.assertEqual(json.loads(out.read_text())["failures"], 0)
        finally:
            load.send_signal(signal.SIGTERM)
            figures = json.loads(load.communicate(timeout=30)[0])
        self.assertEqual(figures["failures"], 0, figures["firstFailure"])
        self.assertGreater(figures["requests"], 200)
        reports = json.loads((self.directory / "var/reports/last.json").read_text())
        self.assertGreater(reports["runs"], 0)
        self.assertEqual(reports["failures"], 0)

    def test_after_a_crash_down_leaves_nothing_running(self):
        pids = json.loads((self.directory / "run/pids.json").read_text())
        self.assertGreaterEqual(len(pids), 7)
        self.assertIn("up already", shop("up", self.directory, check=False).stderr)
        os.kill(self.run["supervisor"]["pid"], signal.SIGKILL)
        shop("down", self.directory)
        self.assertEqual([entry["name"] for entry in pids if is_alive(entry)], [])

    def test_the_broker_logs_in_without_a_password_and_is_no_superuser(self):
        answer = subprocess.check_output([
            self.run["postgres"]["psql"], "-XAt", self.run["postgres"]["brokerConnection"], "-c",
            "SELECT rolsuper, rolcreaterole FROM pg_roles WHERE rolname = current_user"], text=True)
        self.assertEqual(answer.strip(), "f|t")


if __name__ == "__main__":
    unittest.main()
