"""Asks the SPIFFE Workload API for identities with the stock client. Usage: workload.py SOCKET ID"""

import sys

from spiffe import JwtSvid, WorkloadApiClient

SOCKET, ID = sys.argv[1:3]


def check(truth, claim):
    if not truth:
        raise AssertionError(claim)


with WorkloadApiClient(socket_path="unix://" + SOCKET) as client:
    x509 = client.fetch_x509_svid()
    check(str(x509.spiffe_id) == ID, f"the X.509-SVID is for {x509.spiffe_id}")
    check(x509.private_key.public_key() == x509.leaf.public_key(), "its key fits its certificate")
    bundles = client.fetch_x509_bundles()
    bundle = bundles.get_bundle_for_trust_domain(x509.spiffe_id.trust_domain)
    check(len(bundle.x509_authorities) == 1, "the bundle holds the root")
    next(iter(bundle.x509_authorities)).public_key().verify(
        x509.leaf.signature, x509.leaf.tbs_certificate_bytes,
        __import__("cryptography").hazmat.primitives.asymmetric.ec.ECDSA(x509.leaf.signature_hash_algorithm))
    token = client.fetch_jwt_svid(audience={"partner"})
    check(str(token.spiffe_id) == ID, f"the JWT-SVID is for {token.spiffe_id}")
    jwt_bundle = client.fetch_jwt_bundles().get_bundle_for_trust_domain(x509.spiffe_id.trust_domain)
    check(str(JwtSvid.parse_and_validate(token.token, jwt_bundle, {"partner"}).spiffe_id) == ID, "it validates offline")
    check(str(client.validate_jwt_svid(token.token, "partner").spiffe_id) == ID, "and by the agent")
    try:
        client.validate_jwt_svid(token.token, "somebody-else")
        check(False, "another audience was accepted")
    except AssertionError:
        raise
    except Exception:
        pass
print("ok", x509.spiffe_id)
