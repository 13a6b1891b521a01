"""Writes made-up files with secrets and with what is none, and says which line holds which: generate.py OUT DIRECTORY...

The labelled repositories are few, and all of them programs. These files add what they lack: forms of tokens, placeholders in
many dialects, names, sentences, digests, settings. DIRECTORY holds texts and sources whose words are used. Seeded: the same
words give the same files.
"""
import base64
import json
import os
import random
import string
import sys

from trigrams import words

random.seed(20)
LOWER, UPPER, DIGITS = string.ascii_lowercase, string.ascii_uppercase, string.digits


def pick(alphabet, low, high=None):
    return "".join(random.choice(alphabet) for _ in range(random.randint(low, high or low)))


def token():
    """A machine's secret."""
    return random.choice([
        lambda: pick("0123456789abcdef", random.choice([16, 20, 24, 32, 40, 48, 64])),
        lambda: pick(LOWER + UPPER + DIGITS, random.choice([16, 20, 24, 32, 36, 40, 48, 64])),
        lambda: pick(UPPER + DIGITS, random.choice([16, 20, 26, 32])),
        lambda: pick(LOWER + DIGITS, random.choice([10, 16, 20, 25, 32])),
        lambda: base64.b64encode(random.randbytes(random.choice([8, 12, 16, 20, 24, 32, 48, 64]))).decode(),
        lambda: base64.urlsafe_b64encode(random.randbytes(random.choice([16, 24, 32, 48]))).decode().rstrip("="),
        lambda: pick(LOWER, 2, 5) + random.choice("_-") + pick(LOWER + UPPER + DIGITS, 16, 40),
        lambda: "-".join(pick("0123456789abcdef", n) for n in (8, 4, 4, 4, 12)),
    ])()


def password():
    """A person's or a machine's password whose letters are no words."""
    return random.choice([
        lambda: pick(LOWER, 6, 16),
        lambda: pick(LOWER, 4, 9) + pick(DIGITS, 1, 4),
        lambda: pick(UPPER, 1) + pick(LOWER, 4, 8) + pick(DIGITS, 1, 3) + random.choice("!#$@?*"),
        lambda: pick(LOWER + UPPER + DIGITS, 8, 20),
        lambda: pick(LOWER + UPPER + DIGITS + "!#$%&*+-=?@^_", 8, 24),
        lambda: pick(LOWER, 4, 7) + random.choice("-_.") + pick(LOWER, 4, 9),
        lambda: pick(UPPER, 6, 12),
    ])()


def bytes_list():
    count = random.choice([8, 12, 16, 24])
    return random.choice([
        lambda: ", ".join(str(random.randrange(256)) for _ in range(count)),
        lambda: ", ".join(f"0x{random.randrange(256):02x}" for _ in range(count)),
        lambda: ",".join(f"0x{random.randrange(256):02X}" for _ in range(count)),
    ])()


class Words:
    def __init__(self, directories):
        counts = words(directories)
        self.common = [word for word, count in counts.most_common(6000) if 3 <= len(word) <= 12]

    def one(self):
        return random.choice(self.common)

    def identifier(self):
        parts = [self.one() for _ in range(random.choice([1, 2, 2, 3]))]
        tail = random.choice(["", "", "", "1", "2", "V2", "_id", "Id", "Name", "_name", "_key", "Key"])
        return random.choice([
            "_".join(parts), "-".join(parts), ".".join(parts), parts[0] + "".join(p.title() for p in parts[1:]), "".join(p.title() for p in parts),
            "_".join(parts).upper(), ":".join(parts), "/".join(parts),
        ]) + tail

    def sentence(self):
        text = " ".join(self.one() for _ in range(random.randint(2, 8))).capitalize()
        return text + random.choice(["", ".", "?", "!", ":", "…"])

    def placeholder(self, name):
        what = name.lower()
        return random.choice([
            f"your_{what}", f"your-{what}-here", f"<{what}>", f"<your {what}>", f"{{{what}}}", f"my_{what}", f"my-{what}", f"some_{what}", f"test_{what}",
            f"test-{what}", f"{what}123", f"fake-{what}", f"dummy_{what}", f"example_{what}", f"INSERT_{what.upper()}_HERE", f"REPLACE_ME", "xxxxxxxx", "changeme",
            "********", "password", "secret", "test", "foobar", f"the_{what}", f"a{what}", f"{what}1", f"{what}_value", f"new_{what}", f"old-{what}", f"wrong{what}",
            f"invalid-{what}", f"valid_{what}", f"{what}_removed", "TBD", "mysecretpassword", "s3cr3t", "pass123", "test1234", "admin123", "abc123", "abcdef123456",
            f"{self.one()}_{what}", f"{what}-{self.one()}", f"{self.one()}{what}",
        ])

    def other(self):
        """What stands where a value may: names of things."""
        one = self.one
        return random.choice([
            self.identifier, self.identifier, self.identifier, self.sentence, self.sentence,
            lambda: f"{one()}.{random.choice(['com', 'org', 'net', 'io', 'de', 'jp', 'cn'])}", lambda: f"www.{one()}{one()}.com",
            lambda: f"{one()}@{one()}.com", lambda: f"/{one()}/{one()}", lambda: f"./{one()}/{one()}.{random.choice(['js', 'pem', 'key', 'json'])}",
            lambda: f"application/{one()}+json", lambda: f"{random.randint(1, 9)}.{random.randint(0, 20)}.{random.randint(0, 9)}",
            lambda: f"20{random.randint(10, 26)}-{random.randint(1, 12):02d}-{random.randint(1, 28):02d}T10:00:00Z", lambda: str(random.randint(1000, 10 ** 9)),
            lambda: random.choice(["RSA-OAEP-256", "AES-256-CBC", "HMAC-SHA256", "ES256K", "A128CBC-HS256", "PBES2-HS512+A256KW", "ssh-ed25519", "secp256k1", "aes128gcm",
                                   "X-Api-Key", "X-Auth-Token", "x-csrf-token", "Authorization", "application/x-pkcs12", "TLSv1.2", "base64url", "utf8mb4", "ctrl-p"]),
            lambda: f"%({one()})s", lambda: f"{{{one()}}}", lambda: f"${one()}", lambda: f"user:{random.randint(1, 999)}:{one()}", lambda: f"{one()}[{one()}]",
            lambda: f"#{one()}-{one()}", lambda: f".{one()}-{one()}", lambda: f"^{one()}.*$", lambda: f"{one()}{random.randint(1, 99)}",
            lambda: base64.b64encode(f"{one()}:{one()}".encode()).decode(), lambda: base64.b64encode(one().encode() * 2).decode(),
            lambda: ":".join(f"{random.randrange(256):02X}" for _ in range(random.choice([16, 20]))), lambda: f"ssh-rsa AAAAB3NzaC1yc2E{pick(LOWER + UPPER + DIGITS, 40)}",
        ])()


SECRET = ["password", "passwd", "pwd", "db_password", "dbPassword", "DB_PASSWORD", "ADMIN_PASSWORD", "userPassword", "password1", "password_confirmation", "passphrase",
          "Password", "smtp_pass", "root_password", "clientPassword", "newPassword"]
TOKEN = ["token", "access_token", "accessToken", "auth_token", "API_TOKEN", "refreshToken", "secret", "client_secret", "clientSecret", "SECRET_KEY", "secretKey", "api_key",
         "apiKey", "API_KEY", "app_secret", "consumer_key", "consumer_secret", "oauth_token", "oauth_verifier", "nonce", "salt", "encryption_key", "encryptionKey",
         "private_token", "tenant_key", "credential", "auth", "totpSecret", "signing_key", "session_key", "webhook_secret", "X-Auth-Token", "license_key"]
NEUTRAL = ["key", "apiName", "api", "auth_type", "authority", "author", "keyboard", "key_id", "keyName", "primary_key", "foreign_key", "cache_key", "token_type", "tokenUrl",
           "password_field", "passwordLabel", "secret_name", "secretName", "credentials", "auth_provider", "token_endpoint", "apiVersion", "key_format", "publicKey",
           "authenticator", "passwordHint", "keyPath", "auth_method", "authUser", "api_host", "key_usage", "credential_type", "salt_length", "keyword", "message_key"]
DIGEST = ["integrity", "sha256", "key_sha1", "token_hash", "commit", "checksum", "keyFingerprint", "password_hash", "api_commit", "etag_key", "cache_key_digest", "encrypted_key", "encryptedPassword",
          "public_key_fingerprint", "expectedAuthResponse"]

FORMS = {
    "py": ['{n} = "{v}"', "    '{n}': '{v}',", '    client.connect({n}="{v}")', '    assert cfg["{n}"] == "{v}"', 'os.environ.get("{n}", "{v}")', '        self.{n} = "{v}"'],
    "js": ["  {n}: '{v}',", 'const {n} = "{v}";', '    "{n}": "{v}",', "  if (body.{n} === '{v}') {{", "    .set('{n}', '{v}')", "{{ {n}: '{v}', user: 'x' }}"],
    "kt": ['    val {n} = "{v}"', '    "{n}" to "{v}",', '    const val {n}: String = "{v}"'],
    "rs": ['    let {n} = "{v}";', '        {n}: "{v}".to_string(),', '        {n}: String::from("{v}"),'],
    "swift": ['    let {n} = "{v}"', '    static let {n}: String = "{v}"', '        login({n}: "{v}")'],
    "tf": ['  {n} = "{v}"'],
    "ini": ["{n} = {v}", "{n}={v}"],
    "ex": ['  {n}: "{v}",', '  config :app, {n}: "{v}"'],
    "html": ['<input type="password" name="{n}" value="{v}">', '  data-{n}="{v}"'],
    "txt": ["{n}: {v}", "{n} = {v}", '{{"{n}": "{v}"}}', "GET /x?{n}={v}&a=b HTTP/1.1", "{n} is {v}"],
    "rst": ["    {n} = '{v}'", "    '{n}': '{v}',", "``{n}={v}``"],
    "ts": ["  {n}: '{v}',", 'private readonly {n}: string = "{v}";', "    expect(x.{n}).toEqual('{v}')"],
    "go": ['\t{n} := "{v}"', '\t\t{n}: "{v}",', '\t{n} = []byte("{v}")', '\tc.{n} = "{v}"'],
    "java": ['    private static final String {n} = "{v}";', '        user.set{n}("{v}");', '    put("{n}", "{v}");', '    {n} = new Credential("{v}");'],
    "rb": ["  {n}: '{v}',", "  '{n}' => '{v}',", "  :{n} => \"{v}\""],
    "php": ["    '{n}' => '{v}',", "$" + "{n} = '{v}';", "define('{n}', '{v}');"],
    "yml": ["  {n}: {v}", "  {n}: '{v}'", '  {n}: "{v}"', "      - {n}={v}"],
    "json": ['  "{n}": "{v}",'],
    "env": ["{n}={v}", 'export {n}="{v}"'],
    "sh": ['export {n}="{v}"', "{n}={v}", "  -e {n}={v} \\", 'curl -H "{n}: {v}" http://localhost'],
    "properties": ["{n}={v}", "app.{n} = {v}"],
    "md": ["    {n}: {v}", "`{n}={v}`", '    "{n}": "{v}"', "Set {n} to `{v}`."],
    "cs": ['    {n} = "{v}",', '        public string {n} = "{v}";'],
    "sql": ["CREATE USER joe WITH PASSWORD '{v}';", "ALTER USER joe IDENTIFIED BY '{v}';", "-- {n}: {v}"],
}
ARRAYS = {"go": "\t{n} := []byte{{{v}}}", "java": "    byte[] {n} = {{{v}}};", "cs": "    byte[] {n} = new byte[] {{{v}}};", "js": "  const {n} = [{v}]", "py": "{n} = [{v}]"}


def main():
    out = sys.argv[1]
    vocabulary = Words(sys.argv[2:])
    labels = {}
    for number in range(560):
        suffix = random.choice(list(FORMS))
        place = random.choice(["src", "test", "docs", "config", "lib", "example", "app", "spec/fixtures"])
        path = f"{place}/{number}.{suffix}"
        lines = ["{"] if suffix == "json" else []
        for _ in range(22):
            roll = random.random()
            form = random.choice(FORMS[suffix])
            if roll < 0.15:
                name, value, label = random.choice(SECRET), password(), 1
            elif roll < 0.32:
                name, value, label = random.choice(TOKEN), token(), 1
            elif roll < 0.35 and suffix in ARRAYS:
                form, name, value, label = ARRAYS[suffix], random.choice(["key", "authData", "secret", "iv_key", "nonce", "aesKey", "token"]), bytes_list(), 1
            elif roll < 0.5:
                name = random.choice(SECRET + TOKEN)
                value, label = vocabulary.placeholder(random.choice([name, "password", "token", "key", "secret"])), 0
            elif roll < 0.6:
                name, label = random.choice(DIGEST), 0
                form = next(f for f in random.sample(FORMS[suffix], len(FORMS[suffix])) if "{n}" in f)
                value = random.choice([pick("0123456789abcdef", random.choice([32, 40, 64])), "sha512-" + base64.b64encode(random.randbytes(64)).decode(),
                                       base64.urlsafe_b64encode(random.randbytes(random.choice([32, 48]))).decode().rstrip("=")])
            elif roll < 0.8:
                name, value, label = random.choice(NEUTRAL), vocabulary.other(), 0
            else:
                name, value, label = random.choice(SECRET + TOKEN + NEUTRAL), vocabulary.other(), 0
            # A quote or a break inside would end the value.
            value = value.replace('"', "").replace("'", "").replace("\n", " ")
            if "{n}" not in form:
                name = "password"
            lines.append(form.format(n=name, v=value))
            labels[f"{path}:{len(lines)}"] = label
            if random.random() < 0.3:
                lines.append(random.choice(["", "  " + vocabulary.one(), "// " + vocabulary.sentence()]) if suffix != "json" else f'  "{vocabulary.one()}": 1,')
        os.makedirs(os.path.join(out, place), exist_ok=True)
        with open(os.path.join(out, path), "w", encoding="utf8") as file:
            file.write("\n".join(lines) + "\n")
    with open(out.rstrip("/") + "-labels.json", "w", encoding="utf8") as file:
        json.dump(labels, file)


if __name__ == "__main__":
    main()
