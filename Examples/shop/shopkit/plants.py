"""What is hidden in the shop's repository: credentials, and things that only look like credentials.

Everything is drawn from one seed, so that a failing run can be repeated; nothing here is a constant, so that no secret
is ever part of Mayfly's own repository.
"""

import base64
import binascii
import random
import string
import uuid
from dataclasses import dataclass, field

BASE62 = string.digits + string.ascii_uppercase + string.ascii_lowercase
UNKNOWN = "unknown"


@dataclass
class Plant:
    """One credential. `owners` are all acceptable answers, `owner` the best; `companions` are public parts of it."""

    id: str
    kind: str
    value: str
    owner: str = UNKNOWN
    owners: list = field(default_factory=list)
    workloads: list = field(default_factory=list)
    consumers: list = field(default_factory=list)
    companions: list = field(default_factory=list)


@dataclass
class Decoy:
    """Looks like a credential and is none."""

    id: str
    why: str
    value: str


class Plants:
    def __init__(self, seed):
        self.random = random.Random(f"shop {seed}")
        self.credentials = [
            Plant(
                "shop-db-password", "postgresql-password", self.letters(24), "orders-team",
                ["orders-team", "billing-team", "platform-team"], ["invoices", "orders"],
                ["invoices", "orders", "reports"]),
            Plant("partner-api-key", "api-key", "ptn_" + self.letters(40), "mail-team", ["mail-team"], ["mailer"], ["mailer"]),
            Plant("deploy-token", "github-token", self.github_token(), "platform-team", ["platform-team"], ["deploy"]),
            Plant("bucket-key", "aws-secret-access-key", self.base64(30), companions=[self.aws_key_id()]),
            Plant(
                "ops-webhook", "slack-webhook",
                f"https://hooks.slack.com/services/T{self.upper(10)}/B{self.upper(10)}/{self.letters(24)}"),
            Plant(
                "partner-client-key", "private-key", self.pem("PRIVATE KEY", "302e020100300506032b657004220420"),
                "mail-team", ["mail-team"], ["mailer"]),
            Plant("cache-password", "redis-password", self.letters(28), "orders-team", ["orders-team"], ["orders"]),
            Plant("payments-key", "stripe-key", "sk_live_" + self.letters(32)),
        ]
        self.decoys = [
            Decoy("image-digest", "digest of a container image", "sha256:" + self.hexadecimal(64)),
            Decoy("lock-integrity", "integrity of a locked package", "sha512-" + self.base64(63) + "A=="),
            Decoy("lock-hash", "hash of a locked package", "sha256:" + self.hexadecimal(64)),
            Decoy("order-namespace", "a UUID", str(uuid.UUID(int=self.random.getrandbits(128), version=4))),
            Decoy("correlation-id", "a UUID", str(uuid.UUID(int=self.random.getrandbits(128), version=4))),
            Decoy("commit-id", "a git commit id", self.hexadecimal(40)),
            Decoy("password-hash", "a bcrypt hash", "$2b$12$" + "".join(self.random.choices("./" + BASE62, k=53))),
            Decoy("public-key", "a public key", self.pem("PUBLIC KEY", "302a300506032b6570032100")),
            Decoy("ssh-public-key", "a public key", self.ssh_public_key()),
            Decoy("example-password", "a placeholder", "changeme"),
            Decoy("template-password", "a reference, filled in at run time", "${DB_PASSWORD}"),
            Decoy("template-key", "a placeholder", "<your-key>"),
            Decoy("action-secret", "a reference to a CI secret", "${{ secrets.REGISTRY_TOKEN }}"),
            Decoy("fixture-password", "a test fixture", "test-password-not-real"),
            Decoy("fixture-token", "a test fixture", "ghp_" + "x" * 36),
            Decoy("documented-key", "the documentation's example", "AKIAIOSFODNN7EXAMPLE"),
        ]

    def value(self, name):
        return next(item.value for item in [*self.credentials, *self.decoys] if item.id == name)

    def companion(self, name):
        return next(item.companions[0] for item in self.credentials if item.id == name)

    # The shapes.

    def letters(self, count):
        """Letters and digits, at least one of each sort, beginning with a letter: safe in URLs and shells."""
        while True:
            text = "".join(self.random.choices(BASE62, k=count))
            if text[0].isalpha() and any(c.isdigit() for c in text) and any(c.islower() for c in text):
                return text

    def upper(self, count):
        return "".join(self.random.choices(string.ascii_uppercase + string.digits, k=count))

    def hexadecimal(self, count):
        return "".join(self.random.choices("0123456789abcdef", k=count))

    def base64(self, count):
        return base64.b64encode(self.random.randbytes(count)).decode()

    def aws_key_id(self):
        return "AKIA" + "".join(self.random.choices(string.ascii_uppercase + "234567", k=16))

    def github_token(self):
        """With the CRC-32 that GitHub puts into the last six characters."""
        body = "".join(self.random.choices(BASE62, k=30))
        rest, check = binascii.crc32(body.encode()), ""
        for _ in range(6):
            rest, digit = divmod(rest, 62)
            check = BASE62[digit] + check
        return f"ghp_{body}{check}"

    def pem(self, label, prefix):
        """An Ed25519 key: the fixed DER prefix of its kind and 32 bytes."""
        body = base64.b64encode(bytes.fromhex(prefix) + self.random.randbytes(32)).decode()
        return f"-----BEGIN {label}-----\n{body}\n-----END {label}-----"

    def ssh_public_key(self):
        blob = b"\0\0\0\x0bssh-ed25519\0\0\0\x20" + self.random.randbytes(32)
        return "ssh-ed25519 " + base64.b64encode(blob).decode()
