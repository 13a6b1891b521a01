extension TokenRule {
    /// Keys of providers that no table knows, where the words before them or their place say what they are.
    ///
    /// They yield to every provider's own rule.
    static let anyone: [TokenRule] = [
        TokenRule(
            "api-key",
            beside: [
                "api key", "access key", "app key", "application key", "integration key", "subscription key", "auth key", "license key",
                "account key", "secret key",
            ],
            ["<A20-100>", "<uuid>", "<l2-12>_<A20-64>", "<l2-12>_(live|test|prod)_<A16-64>"], [.opaque, .anyone],
            finds: [
                ["For staging the Zentrix API ", "key is ", "499a90ebb4108e36", "0ddfcfc69e290d9f", " for now."],
                ["Access ", "key: `", "zx_live_", "yT5kq2Lm9RbW", "c81vHp3Z", "`"],
            ],
            passesOver: [
                ["The API ", "key is ", "xxxxxxxxxxxxxxxxxxxxxxxx", " in this page."],
                ["The API ", "key is read from settingsOfTheApplication at start."],
                ["API keys are ", "499a90ebb4108e36", "0ddfcfc69e290d9f"],
            ]),
        TokenRule(
            "api-key", nil,
            [
                "\"Token {<A20-100>}\"", "'Token {<A20-100>}'", ": Token {<b20-120>}", "ApiKey {<b20-120>}", "Api-Key {<A20-100>}",
                "\"Token {<l2-12>_(live|test|prod)_<A16-64>}\"", "'Token {<l2-12>_(live|test|prod)_<A16-64>}'", "ApiKey {<uuid>}",
                "ApiKey {<l2-12>_(live|test|prod)_<A16-64>}", " -u {<A20-100>}:", " -u {<w40-100>}:", " -u {<uuid>}:",
                " -u {<l2-12>_<A20-64>}:", " -u {<l2-12>_(live|test|prod)_<A16-64>}:", "?key={<A20-100>}", "&key={<A20-100>}",
                "?key={<uuid>}", "&key={<uuid>}", "?apikey={<A20-100>}", "&apikey={<A20-100>}",
            ],
            [.opaque, .anyone],
            finds: [
                ["curl -u ", "8d0a9f94f03e7914", "c0f87f17f8499ff3", ": https://api.mirado.com/v1/charges"],
                ["headers: { 'Authorization': 'Token ", "64ce4d08e6827dde", "66a8165b3db49504", "' }"],
                ["GET https://api.palvero.com/v1/me?key=", "c5a83da3929add22", "92513d3ed27d093a"],
            ],
            passesOver: [
                ["curl -u ", "shopkeeperoftheyearatlarge", ": https://api.mirado.com/v1/charges"],
                ["headers: { 'Authorization': 'Token ", "xxxxxxxxxxxxxxxxxxxxxxxx", "' }"],
                ["/list?key=", "theCustomersOfEveryShop", "&limit=5"],
            ]),
        // Made from an id and its secret.
        TokenRule(
            "api-key", nil,
            [
                "Client(\"<A20-100>\", \"{<A20-100>}\"", "Client('<A20-100>', '{<A20-100>}'", "\"LTAI<A12-24>\", \"{<A30>}\"",
                "'LTAI<A12-24>', '{<A30>}'",
            ],
            [.opaque, .anyone, .wordEnd],
            finds: [["client = PalveroClient(\"AC", "45ffa4d1278220ad", "2cf1337349e455d5\", \"", "8d0a9f94f03e7914", "c0f87f17f8499ff3", "\")"]],
            passesOver: [["client = PalveroClient(\"theNameOfSomeApplication\", \"anotherNameOfSomething\")"]]),
        TokenRule(
            "api-key", nil,
            [
                "Client(\"{<A24-100>}\"", "Client('{<A24-100>}'", "Client(\"{<l2-12>_<A20-64>}\"", "Client('{<l2-12>_<A20-64>}'",
                "Client(\"{<l2-12>_(live|test|prod)_<A16-64>}\"", "Client('{<l2-12>_(live|test|prod)_<A16-64>}'",
            ],
            [.opaque, .anyone, .wordEnd],
            finds: [["client = SkimboxClient(\"", "45ffa4d1278220ad", "2cf1337349e455d5", "\")"]],
            passesOver: [
                ["client = SkimboxClient(\"", "theNameOfSomeApplication", "\")"],
                ["client = SkimboxClient(\"", "00000000000000000000000000000000", "\")"],
            ]),
    ]
}
