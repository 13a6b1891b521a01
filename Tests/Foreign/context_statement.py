"""Makes statements about nodes as an exporter does that knows nothing of Mayfly but the format.

context_statement.py key FILE             makes a P-256 key, prints its public JWK
context_statement.py sign FILE CLAIMS     prints a compact JWS of the claims (JSON); iat, exp and jti are added where they lack
"""
import base64, json, os, sys, time
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature


def text(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def main():
    what, path = sys.argv[1:3]
    if what == "key":
        key = ec.generate_private_key(ec.SECP256R1())
        pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(pem)
        point = key.public_key().public_numbers()
        print(json.dumps({"kty": "EC", "crv": "P-256", "alg": "ES256", "x": text(point.x.to_bytes(32, "big")), "y": text(point.y.to_bytes(32, "big"))}))
        return
    with open(path, "rb") as file:
        key = serialization.load_pem_private_key(file.read(), None)
    now = time.time()
    claims = {"iat": int(now), "exp": int(now) + 600, "jti": text(os.urandom(12))} | json.loads(sys.argv[3])
    header = {"alg": "ES256", "typ": "mayfly-context+jwt"}
    signed = text(json.dumps(header).encode()) + "." + text(json.dumps(claims).encode())
    r, s = decode_dss_signature(key.sign(signed.encode(), ec.ECDSA(hashes.SHA256())))
    print(signed + "." + text(r.to_bytes(32, "big") + s.to_bytes(32, "big")))


main()
