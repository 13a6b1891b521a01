"""Brokers, delegates and holders of WIT-SVIDs in Python, with nothing of ours: grpcio, OpenSSL's TLS, cryptography, PyJWT, and message
types that are made at run time from what the endpoint's own reflection says.

  broker WORKLOAD_SOCKET BROKER_SOCKET PID DEAD_PID STRANGER_PID AGENT_ID   everything of the Broker API; ends when the process PID does
  thief KEY_FILES BROKER_SOCKET PID                                         somebody else with the broker's certificate and key
  delegate ADMIN_SOCKET PID SCRIPT                                          everything of the Delegated Identity API
  wit WORKLOAD_SOCKET                                                       the WIT-SVID profile of the Workload API

Each prints JSON objects, one to a line.
"""
import hashlib, json, os, socket, ssl, sys, tempfile, threading, time

import grpc, jwt
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from google.protobuf import any_pb2, descriptor_pb2, descriptor_pool, message_factory

first = lambda call: next(iter(call))


def varint(data):
    value = shift = 0
    while True:
        byte, data = data[0], data[1:]
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            return value, data


def fields(data):
    while data:
        tag, data = varint(data)
        if tag & 7 == 0:
            value, data = varint(data)
        else:
            size, data = varint(data)
            value, data = data[:size], data[size:]
        yield tag >> 3, value


class Reflected:
    """A channel whose services are learnt by reflection."""

    def __init__(self, channel, symbol, metadata=()):
        self.channel, self.metadata, self.pool = channel, list(metadata), descriptor_pool.DescriptorPool()
        text = symbol.encode()
        ask = channel.stream_stream("/grpc.reflection.v1.ServerReflection/ServerReflectionInfo", request_serializer=bytes, response_deserializer=bytes)
        answer = first(ask(iter([b"\x22" + bytes([len(text)]) + text]), timeout=10, metadata=self.metadata))
        protos = [descriptor_pb2.FileDescriptorProto.FromString(file)
                  for number, part in fields(answer) if number == 4 for inner, file in fields(part) if inner == 1]
        for proto in reversed(protos):
            self.pool.Add(proto)
        self.service = self.pool.FindServiceByName(symbol)

    def type(self, name):
        return message_factory.GetMessageClass(self.pool.FindMessageTypeByName(name))

    def call(self, name, metadata=None, timeout=20, **values):
        method = self.service.FindMethodByName(name)
        answer = message_factory.GetMessageClass(method.output_type)
        make = self.channel.unary_stream if method.server_streaming else self.channel.unary_unary
        stub = make(f"/{self.service.full_name}/{name}", request_serializer=lambda m: m.SerializeToString(), response_deserializer=answer.FromString)
        request = message_factory.GetMessageClass(method.input_type)(**values)
        return stub(request, timeout=timeout, metadata=self.metadata if metadata is None else metadata)


def status(call):
    """The name of a status and, where there is one, the reason of its ErrorInfo."""
    try:
        answer = call()
        if hasattr(answer, "__iter__") and hasattr(answer, "cancel"):
            first(answer)
        return "OK"
    except grpc.RpcError as error:
        words = [error.code().name]
        for key, value in error.trailing_metadata() or []:
            if key == "grpc-status-details-bin":
                for number, detail in fields(value):
                    if number == 3:
                        packed = any_pb2.Any.FromString(detail)
                        parts = dict(fields(packed.value))
                        words += [parts[1].decode(), parts[2].decode()]
        return " ".join(words)


def certificates(der):
    return x509.load_der_x509_certificates(der) if hasattr(x509, "load_der_x509_certificates") else split(der)


def split(der):
    found = []
    while der:
        head, size = (2, der[1]) if der[1] < 128 else (2 + (der[1] & 127), int.from_bytes(der[2:2 + (der[1] & 127)], "big"))
        found.append(x509.load_der_x509_certificate(der[:head + size]))
        der = der[head + size:]
    return found


def names(certificate):
    return certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value.get_values_for_type(x509.UniformResourceIdentifier)


def fits(svid_der, key_der, bundle_der):
    """Whether chain, key and bundle belong together."""
    chain, roots = split(svid_der), split(bundle_der)
    key = serialization.load_der_private_key(key_der, None)
    public = lambda k: k.public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    signed = False
    for root in roots:
        try:
            chain[-1].verify_directly_issued_by(root)
            signed = True
        except Exception:
            pass
    return signed and public(key.public_key()) == public(chain[0].public_key())


def relay(path, certificate, key, roots, expected):
    """A listener whose connections go on to `path` in TLS, as this very process: grpcio cannot check a name that is no host's."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_REQUIRED if roots else ssl.CERT_NONE
    if roots:
        context.load_verify_locations(cafile=roots)
    if certificate:
        context.load_cert_chain(certificate, key)
    context.set_alpn_protocols(["h2"])
    place = tempfile.mktemp(prefix="mf-relay-", dir="/tmp")
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(place)
    listener.listen()

    def serve():
        while True:
            here, _ = listener.accept()
            threading.Thread(target=carry, args=(here,), daemon=True).start()

    def carry(here):
        there = socket.socket(socket.AF_UNIX)
        there.connect(path)
        try:
            there = context.wrap_socket(there)
            shown = names(x509.load_der_x509_certificate(there.getpeercert(True)))
            assert expected is None or shown == [expected], shown
        except Exception:
            here.close()
            return
        # One thread each way would race within OpenSSL: reads wait, writes take turns.
        there.setblocking(False)
        here.setblocking(False)
        import select
        try:
            while True:
                ready, _, _ = select.select([here, there], [], [], None) if not there.pending() else ([there], [], [])
                for one in ready:
                    other = there if one is here else here
                    try:
                        data = one.recv(65536)
                    except (ssl.SSLWantReadError, BlockingIOError):
                        continue
                    if not data:
                        return
                    while data:
                        try:
                            data = data[other.send(data):]
                        except (ssl.SSLWantWriteError, ssl.SSLWantReadError, BlockingIOError):
                            select.select([], [other], [], 5)
        except OSError:
            pass
        finally:
            here.close()
            there.close()

    threading.Thread(target=serve, daemon=True).start()
    return "unix://" + place


def say(**said):
    print(json.dumps(said), flush=True)


def broker(workload_socket, broker_socket, pid, dead, stranger, agent):
    from spiffe import WorkloadApiClient, TrustDomain
    with WorkloadApiClient("unix://" + workload_socket) as client:
        svid = client.fetch_x509_svid(timeout=20)
        roots = client.fetch_x509_bundles(timeout=20).get_bundle_for_trust_domain(TrustDomain("shop.example")).x509_authorities
    base = os.path.dirname(os.path.abspath(sys.argv[0])) + "/mesh"
    pem = serialization.Encoding.PEM
    with open(base + ".crt", "wb") as file:
        file.write(b"".join(c.public_bytes(pem) for c in svid.cert_chain))
    with open(base + ".key", "wb") as file:
        file.write(svid.private_key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))
    with open(base + ".ca", "wb") as file:
        file.write(b"".join(c.public_bytes(pem) for c in roots))
    header = [("broker.spiffe.io", "true")]
    said = {"me": str(svid.spiffe_id)}
    with grpc.insecure_channel(relay(broker_socket, base + ".crt", base + ".key", base + ".ca", agent)) as channel:
        api = Reflected(channel, "spiffe.broker.API", header)
        said["methods"] = sorted(method.name for method in api.service.methods)

        def reference(number):
            packed = any_pb2.Any(type_url="type.googleapis.com/spiffe.broker.WorkloadPIDReference",
                                 value=api.type("spiffe.broker.WorkloadPIDReference")(pid=number).SerializeToString())
            made = api.type("spiffe.broker.WorkloadReference")()
            made.reference.type_url, made.reference.value = packed.type_url, packed.value
            return made

        mine = reference(int(pid))
        said["noHeader"] = status(lambda: api.call("SubscribeToX509SVID", metadata=[], reference=mine))
        said["noReference"] = status(lambda: api.call("SubscribeToX509SVID"))
        said["badPID"] = status(lambda: api.call("SubscribeToX509SVID", reference=reference(-4)))
        said["dead"] = status(lambda: api.call("SubscribeToX509SVID", reference=reference(int(dead))))
        said["unregistered"] = status(lambda: api.call("SubscribeToX509SVID", reference=reference(int(stranger))))
        bundles = first(api.call("SubscribeToX509Bundles", reference=mine)).bundles
        said["bundles"] = sorted(bundles)
        token = api.call("FetchJWTSVID", reference=mine, audience=["billing"]).svids[0]
        keys = json.loads(first(api.call("SubscribeToJWTBundles", reference=mine)).bundles["spiffe://shop.example"])
        key = next(k for k in keys["keys"] if k["kid"] == jwt.get_unverified_header(token.svid)["kid"])
        said["token"] = jwt.decode(token.svid, jwt.PyJWK(key, algorithm="ES256").key, algorithms=["ES256"], audience="billing")["sub"]
        serials, stream = [], api.call("SubscribeToX509SVID", timeout=90, reference=mine)
        try:
            for message in stream:
                entry = message.svids[0]
                serial = split(entry.x509_svid)[0].serial_number
                if serial in serials:
                    continue
                serials.append(serial)
                said["id"], said["fits"] = entry.spiffe_id, fits(entry.x509_svid, entry.x509_svid_key, entry.bundle)
                if len(serials) == 2:
                    said["rotations"] = 1
                    say(**said)
        except grpc.RpcError as error:
            say(ended=status(lambda: (_ for _ in ()).throw(error)))


def thief(files, broker_socket, pid):
    with grpc.insecure_channel(relay(broker_socket, files + ".crt", files + ".key", files + ".ca", None)) as channel:
        api = Reflected(channel, "spiffe.broker.API", [("broker.spiffe.io", "true")])
        made = api.type("spiffe.broker.WorkloadReference")()
        made.reference.type_url = "type.googleapis.com/spiffe.broker.WorkloadPIDReference"
        made.reference.value = api.type("spiffe.broker.WorkloadPIDReference")(pid=int(pid)).SerializeToString()
        with_key = status(lambda: api.call("SubscribeToX509SVID", reference=made))
    with grpc.insecure_channel(relay(broker_socket, None, None, None, None)) as channel:
        ask = channel.unary_stream("/spiffe.broker.API/SubscribeToX509SVID", request_serializer=bytes, response_deserializer=bytes)
        without = status(lambda: ask(b"", timeout=5, metadata=[("broker.spiffe.io", "true")]))
    say(withKey=with_key, without=without)


def delegate(admin_socket, pid, script):
    with grpc.insecure_channel("unix://" + admin_socket) as channel:
        try:
            api = Reflected(channel, "spire.api.agent.delegatedidentity.v1.DelegatedIdentity")
        except grpc.RpcError as error:
            return say(reflection=error.code().name)
        said = {"methods": sorted(method.name for method in api.service.methods)}
        selector = api.type("spire.api.types.Selector")
        named = [selector(type="unix", value="script:" + script)]
        denied = status(lambda: api.call("SubscribeToX509Bundles"))
        if denied != "OK":
            return say(denied=[denied] + [status(call) for call in [
                lambda: api.call("SubscribeToX509SVIDs", pid=int(pid)), lambda: api.call("SubscribeToJWTBundles"),
                lambda: api.call("FetchJWTSVIDs", pid=int(pid), audience=["a"])]])
        roots = first(api.call("SubscribeToX509Bundles")).ca_certificates
        said["bundles"] = sorted(roots)
        keys = json.loads(first(api.call("SubscribeToJWTBundles")).bundles["spiffe://shop.example"])
        for how, values in [("pid", {"pid": int(pid)}), ("selectors", {"selectors": named})]:
            message = first(api.call("SubscribeToX509SVIDs", **values))
            held = message.x509_svids[0]
            said[how] = f"spiffe://{held.x509_svid.id.trust_domain}{held.x509_svid.id.path}"
            said[how + "Fits"] = fits(b"".join(held.x509_svid.cert_chain), held.x509_svid_key, roots["spiffe://shop.example"])
            token = api.call("FetchJWTSVIDs", audience=["billing"], **values).svids[0]
            key = next(k for k in keys["keys"] if k["kid"] == jwt.get_unverified_header(token.token)["kid"])
            said[how + "Token"] = jwt.decode(token.token, jwt.PyJWK(key, algorithm="ES256").key, algorithms=["ES256"], audience="billing")["sub"]
        said["nobody"] = len(first(api.call("SubscribeToX509SVIDs", selectors=[selector(type="unix", value="script:/no/such")])).x509_svids)
        said["otherSelectors"] = status(lambda: api.call("SubscribeToX509SVIDs", selectors=[selector(type="unix", value="uid:0")]))
        said["both"] = status(lambda: api.call("SubscribeToX509SVIDs", pid=int(pid), selectors=named))
        say(**said)


def wit(workload_socket):
    header = [("workload.spiffe.io", "true")]
    with grpc.insecure_channel("unix://" + workload_socket) as channel:
        api = Reflected(channel, "SpiffeWorkloadAPI", header)
        refused = status(lambda: api.call("FetchWITBundles"))
        if refused != "OK":
            return say(refused=[refused, status(lambda: api.call("FetchWITSVID"))])
        bundle = json.loads(first(api.call("FetchWITBundles")).bundles["spiffe://shop.example"])
        jwts = json.loads(first(api.call("FetchJWTBundles")).bundles["spiffe://shop.example"])
        tokens = []
        for message in api.call("FetchWITSVID", timeout=60):
            entry = message.svids[0]
            if tokens and tokens[-1].wit_svid == entry.wit_svid:
                continue
            tokens.append(entry)
            if len(tokens) == 2:
                break
        entry = tokens[0]
        header_said = jwt.get_unverified_header(entry.wit_svid)
        key = next(k for k in bundle["keys"] if k["kid"] == header_said["kid"])
        claims = jwt.decode(entry.wit_svid, jwt.PyJWK(key, algorithm="ES256").key, algorithms=["ES256"])
        private = json.loads(entry.wit_svid_key)
        # What was signed with the private key verifies with the token's `cnf`.
        proof = jwt.encode({"aud": "billing", "exp": int(time.time()) + 30, "jti": "1",
                            "wth": jwt.utils.base64url_encode(hashlib.sha256(entry.wit_svid.encode()).digest()).decode()},
                           jwt.PyJWK(private, algorithm="ES256").key, algorithm="ES256", headers={"typ": "wpt+jwt"})
        jwt.decode(proof, jwt.PyJWK(claims["cnf"]["jwk"]).key, algorithms=["ES256"], audience="billing")
        say(id=entry.spiffe_id, sub=claims["sub"], typ=header_said["typ"], alg=claims["cnf"]["jwk"]["alg"], claims=sorted(claims),
            hasPrivateInToken="d" in claims["cnf"]["jwk"], hasPrivate="d" in private, uses=sorted({k["use"] for k in bundle["keys"]}),
            sharesKey=any(k["kid"] == key["kid"] for k in jwts["keys"]), rotated=tokens[1].wit_svid_key != entry.wit_svid_key,
            one=first(api.call("FetchWITSVID", spiffe_id=entry.spiffe_id)).svids[0].spiffe_id,
            other=status(lambda: api.call("FetchWITSVID", spiffe_id="spiffe://shop.example/other")))


if __name__ == "__main__":
    {"broker": broker, "thief": thief, "delegate": delegate, "wit": wit}[sys.argv[1]](*sys.argv[2:])
