/// What providers print beside their secrets and tell everybody to publish: keys for browsers, IDs of keys and accounts.
///
/// They stand in slots called `stripe_key` or `MAPBOX_TOKEN`, and look random.
enum PublicIdentifier {
    static func matches(_ value: [UInt8]) -> Bool {
        for prefix in prefixes where value.has(prefix, at: 0) { return true }
        for suffix in suffixes where value.has(suffix, at: value.count - suffix.utf8CodeUnitCount) { return true }
        if value.count == 20, value.allSatisfy({ Byte.isUpper($0) || Byte.isDigit($0) }) {
            for prefix in awsIDs where value.has(prefix, at: 0) { return true }
        }
        // Twilio's account and application IDs.
        if value.count == 34, value.has("AC", at: 0) || value.has("AP", at: 0) { return value.dropFirst(2).allSatisfy(Byte.isHex) }
        return value.has("LTAI", at: 0) && value.count <= 24 && value.allSatisfy(Byte.isAlphanumeric)
    }

    private static let prefixes: [StaticString] = [
        "pk_live_", "pk_test_", "pk.eyJ", "sb_publishable_", "FLWPUBK", "pubkey-", "pub-c-", "amzn1.application-oa2-client.", "ca-app-pub-",
        "sq0idp-", "sandbox-sq0idb-", "acct_", "price_", "prod_", "cus_", "pi_", "Iv1.", "GTM-", "UA-",
    ]
    private static let suffixes: [StaticString] = [".apps.googleusercontent.com", ".iam.gserviceaccount.com"]
    private static let awsIDs: [StaticString] = ["AKIA", "ASIA", "AIDA", "AROA", "ANPA", "AGPA"]
}
