"""Identity documents by other people's code: Python's `cryptography`, `PyJWT` and `spiffe`.

    make    prints one JSON object a line: a document, and whether it is a valid one
    check   reads ours from standard input, and prints what is wrong with them, if anything
"""
import base64, datetime, json, sys

import jwt
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

NOW = datetime.datetime.fromtimestamp(1_800_000_000, datetime.timezone.utc)
ID = "spiffe://shop.example/production/orders"


def minutes(count):
    return datetime.timedelta(minutes=count)


def der(thing):
    return base64.b64encode(thing.public_bytes(serialization.Encoding.DER)).decode()


def usage(**wanted):
    names = ["digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement",
             "key_cert_sign", "crl_sign", "encipher_only", "decipher_only"]
    return x509.KeyUsage(**{name: wanted.get(name, False) for name in names})


def certificate(name, key, issuer=None, uris=(), ca=False, ku=None, ku_critical=True, eku=None, dns=(), start=-1, end=60, path=None,
                san_critical=False, bc=True, constraints=None, extra=(), hash=hashes.SHA256(), serial=None):
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)] if name else [])
    issuer_name, issuer_key = issuer if issuer else (subject, key)
    builder = (x509.CertificateBuilder().subject_name(subject).issuer_name(issuer_name).public_key(key.public_key())
               .serial_number(serial or x509.random_serial_number()).not_valid_before(NOW + minutes(start)).not_valid_after(NOW + minutes(end)))
    if bc:
        builder = builder.add_extension(x509.BasicConstraints(ca=ca, path_length=path), critical=True)
    if ku is not None:
        builder = builder.add_extension(ku, critical=ku_critical)
    if eku is not None:
        builder = builder.add_extension(x509.ExtendedKeyUsage(eku), critical=False)
    names = [x509.UniformResourceIdentifier(uri) for uri in uris] + [x509.DNSName(name) for name in dns]
    if names:
        builder = builder.add_extension(x509.SubjectAlternativeName(names), critical=san_critical)
    if constraints is not None:
        builder = builder.add_extension(constraints, critical=True)
    builder = builder.add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    for extension, critical in extra:
        builder = builder.add_extension(extension, critical=critical)
    return builder.sign(issuer_key, None if isinstance(issuer_key, ed25519.Ed25519PrivateKey) else hash)


def make_x509():
    leaf_use, ca_use = usage(digital_signature=True), usage(key_cert_sign=True, crl_sign=True)
    keys = {"p256": ec.generate_private_key(ec.SECP256R1()), "p384": ec.generate_private_key(ec.SECP384R1()),
            "p521": ec.generate_private_key(ec.SECP521R1()), "rsa": rsa.generate_private_key(65537, 2048),
            "ed25519": ed25519.Ed25519PrivateKey.generate()}
    both = [ExtendedKeyUsageOID.SERVER_AUTH, ExtendedKeyUsageOID.CLIENT_AUTH]
    root_key = keys["p256"]
    root = certificate("root", root_key, uris=["spiffe://shop.example"], ca=True, ku=ca_use)
    by_root = (root.subject, root_key)
    leaf_key = ec.generate_private_key(ec.SECP256R1())

    def say(name, expect, chain, roots=None):
        print(json.dumps({"kind": "x509", "name": name, "expect": expect, "chain": [der(item) for item in chain],
                          "roots": [der(item) for item in roots or [root]]}))

    def leaf(**changes):
        options = dict(issuer=by_root, uris=[ID], ku=leaf_use, eku=both)
        options.update(changes)
        return certificate(options.pop("name", "orders"), options.pop("key", leaf_key), **options)

    for name, key in keys.items():
        own = certificate("root", key, uris=["spiffe://shop.example"], ca=True, ku=ca_use)
        say("by a root of " + name, True, [leaf(issuer=(own.subject, key))], [own])
        say("a leaf of " + name, True, [leaf(key=key)])
    say("DNS names beside", True, [leaf(dns=["orders.shop.example", "orders"])])
    say("without purposes", True, [leaf(eku=None)])
    say("without basic constraints", True, [leaf(bc=False)])
    say("no subject, critical name", True, [leaf(name="", san_critical=True)])
    say("no subject, name not critical", False, [leaf(name="")])
    say("two URI names", False, [leaf(uris=[ID, "spiffe://shop.example/b"])])
    say("the same URI name twice", False, [leaf(uris=[ID, ID])])
    say("a second URI of another scheme", False, [leaf(uris=[ID, "https://shop.example"])])
    for uri in ["https://shop.example/orders", "spiffe://shop.example", "spiffe://shop.example/", "spiffe://shop.example/a/", "spiffe://Shop.example/a",
                "spiffe://shop.example/a//b", "spiffe://shop.example/../a", "spiffe://shop.example/%61", "spiffe://u@shop.example/a",
                "spiffe://shop.example:1/a", "spiffe://shop.example/a?b", "spiffe://shop.example/a#b", "spiffe:///a", "spiffe:a", "spiffe://other.example/a"]:
        say("named " + uri, False, [leaf(uris=[uri])])
    say("no URI name", False, [leaf(uris=[], dns=["orders"])])
    say("no name", False, [leaf(uris=[])])
    say("a certificate authority", False, [leaf(ca=True)])
    say("key usage not critical", False, [leaf(ku_critical=False)])
    say("no key usage", False, [leaf(ku=None)])
    say("key usage without signatures", False, [leaf(ku=usage(key_encipherment=True))])
    say("key usage of an authority", False, [leaf(ku=usage(digital_signature=True, key_cert_sign=True), bc=False)])
    say("key usage of a list's signer", False, [leaf(ku=usage(digital_signature=True, crl_sign=True))])
    say("server authentication only", False, [leaf(eku=both[:1])])
    say("client authentication only", False, [leaf(eku=both[1:])])
    say("expired", False, [leaf(start=-10, end=-1)])
    say("of later", False, [leaf(start=1)])
    oid = x509.ObjectIdentifier("1.3.6.1.4.1.99999.7")
    say("an unknown extension", True, [leaf(extra=[(x509.UnrecognizedExtension(oid, b"\x05\x00"), False)])])
    say("an unknown critical extension", False, [leaf(extra=[(x509.UnrecognizedExtension(oid, b"\x05\x00"), True)])])
    stranger_key = ec.generate_private_key(ec.SECP256R1())
    stranger = certificate("root", stranger_key, uris=["spiffe://shop.example"], ca=True, ku=ca_use)
    say("by another root of that name", False, [leaf(issuer=(stranger.subject, stranger_key))])
    say("by another root, which is sent along", False, [leaf(issuer=(stranger.subject, stranger_key)), stranger])

    def below(name, expect, **changes):
        options = dict(issuer=by_root, ca=True, ku=ca_use, uris=["spiffe://shop.example"])
        options.update(changes)
        key = ec.generate_private_key(ec.SECP384R1())
        middle = certificate("middle", key, **options)
        say(name, expect, [leaf(issuer=(middle.subject, key)), middle])

    below("an intermediate", True)
    below("an intermediate without a name", True, uris=[])
    below("an intermediate with a path in its name", False, uris=["spiffe://shop.example/ca"])
    below("an intermediate that is no authority", False, ca=False)
    below("an intermediate without basic constraints", False, bc=False)
    below("an intermediate that may not sign", False, ku=usage(crl_sign=True))
    below("an intermediate that expired", False, start=-10, end=-1)
    uri = x509.UniformResourceIdentifier
    for name, expect, permitted, excluded in [
        ("names it may sign for", True, ["shop.example"], None), ("other names", False, ["other.example"], None), ("the names above", True, [".example"], None),
        ("the names below", False, [".shop.example"], None), ("forbidden names", False, None, ["shop.example"]), ("other forbidden names", True, None, ["other.example"]),
    ]:
        below("an intermediate bound to " + name, expect, constraints=x509.NameConstraints(
            permitted and [uri(item) for item in permitted], excluded and [uri(item) for item in excluded]))
    short = certificate("short", root_key, uris=[], ca=True, ku=ca_use, path=0)
    key = ec.generate_private_key(ec.SECP256R1())
    middle = certificate("middle", key, issuer=(short.subject, root_key), ca=True, ku=ca_use)
    say("a longer path than the root allows", False, [leaf(issuer=(middle.subject, key)), middle], [short])


def make_jwt():
    curves = {"ES256": ec.SECP256R1(), "ES384": ec.SECP384R1(), "ES512": ec.SECP521R1()}
    rsa_key = rsa.generate_private_key(65537, 3072)
    seconds = int(NOW.timestamp())
    claims = {"sub": ID, "aud": ["billing"], "exp": seconds + 60}
    for name in ["RS256", "RS384", "RS512", "ES256", "ES384", "ES512", "PS256", "PS384", "PS512"]:
        key = ec.generate_private_key(curves[name]) if name in curves else rsa_key
        jwk = jwt.get_algorithm_by_name(name).to_jwk(key.public_key(), as_dict=True)
        jwk.pop("key_ops", None)
        jwk.update(kid="k", use="jwt-svid")
        bundle = json.dumps({"keys": [jwk]})

        def say(what, expect, claims=claims, headers={"kid": "k"}, algorithm=name, signer=key, bundle=bundle):
            token = jwt.encode(claims, signer, algorithm=algorithm, headers=headers)
            print(json.dumps({"kind": "jwt", "name": name + ": " + what, "expect": expect, "token": token, "bundle": bundle}))

        say("a token", True)
        say("an audience as one text", True, dict(claims, aud="billing"))
        say("several audiences", True, dict(claims, aud=["a", "billing"]))
        say("without key id", True, headers={})
        say("of type JOSE", True, headers={"kid": "k", "typ": "JOSE"})
        say("of another type", False, headers={"kid": "k", "typ": "at+jwt"})
        say("with another header", False, headers={"kid": "k", "cty": "x"})
        say("with another key's id", False, headers={"kid": "other"})
        say("for somebody else", False, dict(claims, aud=["other"]))
        say("for nobody", False, {"sub": ID, "exp": seconds + 60})
        say("for an empty list", False, dict(claims, aud=[]))
        say("without end", False, {"sub": ID, "aud": ["billing"]})
        say("ended", False, dict(claims, exp=seconds))
        say("of later", False, dict(claims, nbf=seconds + 5))
        say("without subject", False, {"aud": ["billing"], "exp": seconds + 60})
        say("of another trust domain", False, dict(claims, sub="spiffe://other.example/x"))
        say("of no SPIFFE ID", False, dict(claims, sub="orders"))
        say("unsigned", False, algorithm="none", signer=None)
        say("under a shared secret", False, algorithm="HS256", signer=b"0123456789abcdef0123456789abcdef")
        other = ec.generate_private_key(curves[name]) if name in curves else rsa.generate_private_key(65537, 2048)
        say("by another key", False, signer=other)
        for use in ["sig", "x509-svid", "wit-svid", None]:
            wrong = {key: value for key, value in dict(jwk, use=use).items() if value}
            say("by a key of use " + str(use), False, bundle=json.dumps({"keys": [wrong]}))


def check():
    from cryptography.x509.verification import PolicyBuilder, Store
    from spiffe import JwtBundle, JwtSvid, TrustDomain, X509Bundle, X509Svid
    said = json.load(sys.stdin)
    domain = TrustDomain("shop.example")
    raw = lambda text: base64.b64decode(text)
    chain = [x509.load_der_x509_certificate(raw(item)) for item in said["chain"]]
    root = x509.load_der_x509_certificate(raw(said["root"]))
    when = datetime.datetime.fromtimestamp(said["now"])
    verified = PolicyBuilder().store(Store([root])).time(when).build_client_verifier().verify(chain[0], chain[1:])
    assert [name.value for name in verified.subjects if isinstance(name, x509.UniformResourceIdentifier)] == [ID], verified.subjects
    svid = X509Svid.parse_raw(b"".join(raw(item) for item in said["chain"]), raw(said["key"]))
    assert str(svid.spiffe_id) == ID
    assert len(X509Bundle.parse_raw(domain, raw(said["root"])).x509_authorities) == 1
    bundle = JwtBundle.parse(domain, said["jwks"].encode())
    for token in said["tokens"]:
        assert str(JwtSvid.parse_and_validate(token, bundle, {"billing"}).spiffe_id) == ID
        header = jwt.get_unverified_header(token)
        key = next(item for item in json.loads(said["jwks"])["keys"] if item["kid"] == header["kid"])
        claims = jwt.decode(token, jwt.PyJWK(key, algorithm=header["alg"]).key, algorithms=[header["alg"]], audience="billing")
        assert claims["sub"] == ID and isinstance(claims["exp"], int)
        try:
            jwt.decode(token, jwt.PyJWK(key, algorithm=header["alg"]).key, algorithms=[header["alg"]], audience="other")
            raise SystemExit("another audience was accepted")
        except jwt.InvalidAudienceError:
            pass
    # The whole bundle: each certificate is the one of its entry, and its key the entry's.
    for entry in json.loads(said["bundle"])["keys"]:
        if entry["use"] == "x509-svid":
            found = x509.load_der_x509_certificate(raw(entry["x5c"][0])).public_key().public_numbers()
            assert jwt.PyJWK(entry, algorithm="ES256").key.public_numbers() == found
    print("all in order")


if sys.argv[1] == "make":
    make_x509()
    make_jwt()
else:
    check()
