extension TokenRule {
    /// Devices, names and networks.
    static let networks: [TokenRule] = [
        TokenRule("jumpcloud-key", "console.jumpcloud.com", ["jca_<A36>"],
            finds: [["jc", "a_", "L2vmQfnTjDkqc9A2YDcVt5TMzgaQIeuPJCmh"]],
            passesOver: [["jc", "a_L2vm"], ["jc", "a_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("jumpcloud-key", "console.jumpcloud.com", beside: ["jumpcloud"], ["<h40>"],
            finds: [["jumpc", "loud", "_to", "ken: \"", "6a9292bacb5b2b39749e", "42caf479e344b66fab0f\""]],
            passesOver: [
                ["jumpc", "loud", "_to", "ken: \"", "0000000000000000000000000000000000000000\""],
                ["other_commit: \"", "6a9292bacb5b2b39749e", "42caf479e344b66fab0f\""],
            ]),
        TokenRule(
            "duo-secret", "duosecurity.com",
            beside: ["duo_secret", "duo_skey", "duo_api", "duo_client", "skey", "duosecurity", "duo"], ["<A40>"],
            finds: [["duo_se", "cret", ": \"", "grOMmzo0E7agDPVahpRa", "huQjCSwBsf43JBYDIk53\""]],
            passesOver: [
                ["duo_se", "cret", ": \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "grOMmzo0E7agDPVahpRa", "huQjCSwBsf43JBYDIk53\""],
            ]),
        TokenRule("teleport-token", nil, beside: ["teleport"], ["<h32>"],
            finds: [["TELEP", "ORT", "_TO", "KEN = \"", "fc640e8999633cd1", "de736b13bad9e674\""]],
            passesOver: [
                ["TELEP", "ORT", "_TO", "KEN = \"", "00000000000000000000000000000000\""],
                ["other_commit = \"", "fc640e8999633cd1", "de736b13bad9e674\""],
            ]),
        TokenRule("dnsimple-token", "api.dnsimple.com", ["dnsimple_a_<A32>", "dnsimple_u_<A32>"],
            finds: [["dnsim", "ple_a_", "AWYwG09knpiYvarUFXb62txp1V9vSmL7"]],
            passesOver: [["dnsim", "ple_a_AWYw"], ["dnsim", "ple_a_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("dnsimple-token", "api.dnsimple.com", beside: ["dnsimple"], ["<A32>"],
            finds: [["dnsim", "ple", "_se", "cret = \"", "FUCrkdNM2t8kR7bu", "g7aBzwKNU6XGPqpB\""]],
            passesOver: [
                ["dnsim", "ple", "_se", "cret = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "FUCrkdNM2t8kR7bu", "g7aBzwKNU6XGPqpB\""],
            ]),
        TokenRule("namecheap-key", "api.namecheap.com", beside: ["namecheap"], ["<h32>"],
            finds: [["NAMEC", "HEAP", "_TO", "KEN = \"", "98b67a3929b3dbd2", "ce9f109fcf78f581\""]],
            passesOver: [
                ["NAMEC", "HEAP", "_TO", "KEN = \"", "00000000000000000000000000000000\""],
                ["other_commit = \"", "98b67a3929b3dbd2", "ce9f109fcf78f581\""],
            ]),
        TokenRule("godaddy-secret", "api.godaddy.com", beside: ["godaddy"], ["<A22>", "<A35-37>_<A21-22>"],
            finds: [["goda", "ddy", "_to", "ken: \"", "MTh8GHE7TzR", "f6IIt3XF5cp\""]],
            passesOver: [
                ["goda", "ddy", "_to", "ken: \"", "xxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "MTh8GHE7TzR", "f6IIt3XF5cp\""],
            ]),
        TokenRule("gandi-key", "api.gandi.net", beside: ["gandi"], ["<A24>", "<h40>"],
            finds: [["GAN", "DI", "_SE", "CRET = \"", "yaGATEOwkcuS", "8WMjDZKfqvK8\""]],
            passesOver: [
                ["GAN", "DI", "_SE", "CRET = \"", "xxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "yaGATEOwkcuS", "8WMjDZKfqvK8\""],
            ]),
        TokenRule("dynadot-key", "api.dynadot.com", beside: ["dynadot"], ["<A30>"],
            finds: [["dyna", "dot", "_se", "cret = \"", "ftIkVhrn8EY7ArI", "GpRAHk4QIEhKHST\""]],
            passesOver: [
                ["dyna", "dot", "_se", "cret = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "ftIkVhrn8EY7ArI", "GpRAHk4QIEhKHST\""],
            ]),
        TokenRule("ns1-key", "api.nsone.net", beside: ["nsone", "ns1_api", "ns1_key", "ns1"], ["<A20>"],
            finds: [["nso", "ne", "_ke", "y = \"", "eeAk4qUpae", "u3OWqQ71L5\""]],
            passesOver: [
                ["nso", "ne", "_ke", "y = \"", "xxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "eeAk4qUpae", "u3OWqQ71L5\""],
            ]),
        TokenRule("dnsmadeeasy-secret", "api.dnsmadeeasy.com", beside: ["dnsmadeeasy", "dme_secret"], ["<uuid>"],
            finds: [["DNSMAD", "EEASY", "_TO", "KEN = \"", "cf1d2000-00d8-2ac3", "-5cd4-b0845881d9b7\""]],
            passesOver: [
                ["DNSMAD", "EEASY", "_TO", "KEN = \"", "00000000-0000-0000-0000-000000000000\""],
                ["other_commit = \"", "cf1d2000-00d8-2ac3", "-5cd4-b0845881d9b7\""],
            ]),
        TokenRule("cloudns-password", "api.cloudns.net", beside: ["cloudns"], ["<A16>"],
            finds: [["CLOU", "DNS", "_TO", "KEN: \"", "yqJ3OF7V", "zNvCVHuB\""]],
            passesOver: [
                ["CLOU", "DNS", "_TO", "KEN: \"", "xxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "yqJ3OF7V", "zNvCVHuB\""],
            ]),
        TokenRule("duckdns-token", "duckdns.org", beside: ["duckdns"], ["<uuid>"],
            finds: [["DUCK", "DNS", "_TO", "KEN = \"", "8981f079-fda2-d980", "-1677-6c3c99c37617\""]],
            passesOver: [
                ["DUCK", "DNS", "_TO", "KEN = \"", "00000000-0000-0000-0000-000000000000\""],
                ["other_commit = \"", "8981f079-fda2-d980", "-1677-6c3c99c37617\""],
            ]),
        TokenRule("adafruit-io-key", "io.adafruit.com", ["aio_<A28>"],
            finds: [["ai", "o_", "K8cNUX9wi8m4EG48V7FT7wrOshYa"]],
            passesOver: [["ai", "o_K8cN"], ["ai", "o_xxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("adafruit-io-key", "io.adafruit.com", beside: ["adafruit", "aio_key"], ["<l32>", "<h32>"],
            finds: [["ADAFR", "UIT", "_TO", "KEN = \"", "vxpp13pae8tso0ic", "lbyxk91vlv1dij4u\""]],
            passesOver: [
                ["ADAFR", "UIT", "_TO", "KEN = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "vxpp13pae8tso0ic", "lbyxk91vlv1dij4u\""],
            ]),
        TokenRule("particle-token", "api.particle.io", beside: ["particle"], ["<h40>"],
            finds: [["PARTI", "CLE", "_SE", "CRET: \"", "64db15dd0241568237b3", "c0e0a95aece6afffed82\""]],
            passesOver: [
                ["PARTI", "CLE", "_SE", "CRET: \"", "0000000000000000000000000000000000000000\""],
                ["other_commit: \"", "64db15dd0241568237b3", "c0e0a95aece6afffed82\""],
            ]),
        TokenRule("blynk-token", "blynk.cloud", beside: ["blynk"], ["<w32>"],
            finds: [["BLY", "NK", "_KE", "Y = \"", "pBO7WymfybX08aD4", "euU4qMQU-7jm79iT\""]],
            passesOver: [
                ["BLY", "NK", "_KE", "Y = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "pBO7WymfybX08aD4", "euU4qMQU-7jm79iT\""],
            ]),
        TokenRule("ubidots-token", "industrial.api.ubidots.com", ["BBFF-<A30-40>", "BBUS-<A30-40>"],
            finds: [["BB", "FF-", "yd6H4yu6z58AIhC3zBUStHcrr5H2HF"]],
            passesOver: [["BB", "FF-yd6H"], ["BB", "FF-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("losant-token", "api.losant.com", beside: ["losant"], ["<w43>", "<h64>"],
            finds: [["LOSA", "NT", "_KE", "Y = \"", "EnwfiSvM3GLwYDEgCUojK", "C1e7ujQ0ZesVo_juE-HVkT\""]],
            passesOver: [
                ["LOSA", "NT", "_KE", "Y = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "EnwfiSvM3GLwYDEgCUojK", "C1e7ujQ0ZesVo_juE-HVkT\""],
            ]),
        TokenRule(
            "home-assistant-token", nil,
            beside: ["home_assistant", "hass_token", "homeassistant", "supervisor_token"],
            ["eyJ<w20-60>.<w60-300>.<w40-60>"], .structured,
            finds: [
                [
                    "home_ass", "istant", "_se", "cret = \"",
                    "eyJ1i__UPyYAcuCThrkPZu2.5p1GPkAViE6vmTxv4F4bxBLFrtZSK8g37wz7Q1",
                    "RgVN76FF9U2j-XPzw6V97z.uqcwD2d9ipT5VY9kKx2SCJxxR8cE31n5nIoYhAFi\""
                ],
            ],
            passesOver: [
                [
                    "home_ass", "istant", "_se", "cret = \"",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""
                ],
                [
                    "other_commit = \"", "eyJ1i__UPyYAcuCThrkPZu2.5p1GPkAViE6vmTxv4F4bxBLFrtZSK8g37wz7Q1",
                    "RgVN76FF9U2j-XPzw6V97z.uqcwD2d9ipT5VY9kKx2SCJxxR8cE31n5nIoYhAFi\""
                ],
            ]),
        TokenRule("balena-token", "api.balena-cloud.com", beside: ["balena"], ["<A32>"],
            finds: [["BALE", "NA", "_TO", "KEN = \"", "O84VR05hzA3xdLiY", "kSL2So0gzjBAJdoS\""]],
            passesOver: [
                ["BALE", "NA", "_TO", "KEN = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "O84VR05hzA3xdLiY", "kSL2So0gzjBAJdoS\""],
            ]),
    ]
}
