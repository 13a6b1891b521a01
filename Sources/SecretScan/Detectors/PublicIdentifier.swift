/// What providers print beside their secrets and tell everybody to publish: keys for browsers, IDs of keys and accounts.
///
/// They stand in slots called `stripe_key` or `MAPBOX_TOKEN`, and look random.
enum PublicIdentifier {
    static func matches(_ value: [UInt8]) -> Bool {
        for prefix in prefixes where value.has(prefix, at: 0) { return true }
        for secret in ofPrograms where value.has(secret, at: 0) && value.count == secret.utf8CodeUnitCount { return true }
        for suffix in suffixes where value.has(suffix, at: value.count - suffix.utf8CodeUnitCount) { return true }
        if value.count == 20, value.allSatisfy({ Byte.isUpper($0) || Byte.isDigit($0) }) {
            for prefix in awsIDs where value.has(prefix, at: 0) { return true }
        }
        // The scope of a signature (AWS Signature Version 4), Datadog's tokens for browsers.
        if value.has("AKIA", at: 0) || value.has("ASIA", at: 0), value.at(20) == UInt8(ascii: "/") { return true }
        if value.count == 35, value.has("pub", at: 0), value.dropFirst(3).allSatisfy(Byte.isHex) { return true }
        // The public half of a pair on P-256, uncompressed (SEC 1, section 2.3.3): VAPID's, among others.
        if value.count == 87 || value.count == 88, value[0] == UInt8(ascii: "B"), (UInt8(ascii: "A")...UInt8(ascii: "P")).contains(value[1]) {
            return value.allSatisfy(Detector.Alphabet.base64AndURL.contains)
        }
        // Scaleway's access keys name the secret.
        if value.count == 20, value.has("SCW", at: 0) { return value.allSatisfy { Byte.isUpper($0) || Byte.isDigit($0) } }
        // Twilio's account and application IDs.
        if value.count == 34, value.has("AC", at: 0) || value.has("AP", at: 0) { return value.dropFirst(2).allSatisfy(Byte.isHex) }
        return value.has("LTAI", at: 0) && value.count <= 24 && value.allSatisfy(Byte.isAlphanumeric)
    }

    /// Names of keys that are for browsers though they promise a key. Asked of every slot there is, hence by bytes.
    static func isPublished(name: String) -> Bool {
        let name = name.utf8.compactMap { $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") ? nil : Byte.lower($0) }
        return name.count >= shortest && names.contains { name.contains($0) }
    }

    /// Of `names`.
    private static let shortest = 7
    private static let names: [StaticString] = ["sitekey", "publishable", "searchonly", "algoliasearchkey", "algoliasearchapikey", "docsearch"]

    private static let prefixes: [StaticString] = [
        "pk_live_", "pk_test_", "pk.eyJ", "sb_publishable_", "FLWPUBK", "pubkey-", "pub-c-", "amzn1.application-oa2-client.", "ca-app-pub-",
        "sq0idp-", "sandbox-sq0idb-", "acct_", "price_", "prod_", "cus_", "pi_", "Iv1.", "GTM-", "UA-", "phc_", "NRJS-",
    ]
    /// Client secrets that installed programs carry in their published sources, and write beside everybody's own tokens: Google's
    /// `gcloud` and its application-default credentials. RFC 8252, section 8.5, says that such are none.
    private static let ofPrograms: [StaticString] = ["d-FL95Q19q7MQmFpd7hHD0Ty", "ZmssLNjJy2998hD4CTg2ejr2"]
    private static let suffixes: [StaticString] = [".apps.googleusercontent.com", ".iam.gserviceaccount.com"]
    private static let awsIDs: [StaticString] = ["AKIA", "ASIA", "AIDA", "AROA", "ANPA", "AGPA"]
}
