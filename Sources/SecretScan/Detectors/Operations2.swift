extension TokenRule {
    /// More of ``operations``.
    static let operations2: [TokenRule] = [
        TokenRule("opslevel-token", "api.opslevel.com", beside: ["opslevel"], ["<A36-44>"],
            finds: [["opsle", "vel", "_to", "ken = \"", "1D3iZXWNvpsHSfkEgO", "4T9277jdGFZQEMBE9U\""]],
            passesOver: [
                ["opsle", "vel", "_to", "ken = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "1D3iZXWNvpsHSfkEgO", "4T9277jdGFZQEMBE9U\""],
            ]),
        TokenRule(
            "cortex-key", "api.getcortexapp.com", beside: ["cortex"], ["eyJhbGciOi<w20-60>.<w20-600>.<w40-400>"],
            .structured,
            finds: [
                [
                    "cort", "ex", "_se", "cret: \"", "eyJhbGciOiXkyGdmj0FXIKITCa1wsX.XsXqm0Bc8GNnca8",
                    "YOkG1.whA8a4xFJflWSM7fzWz3JSQsefuOpO-7tAtBuOeI\""
                ],
            ],
            passesOver: [
                [
                    "cort", "ex", "_se", "cret: \"",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxxxxxxxx\""
                ],
                [
                    "other_commit: \"", "eyJhbGciOiXkyGdmj0FXIKITCa1wsX.XsXqm0Bc8GNnca8",
                    "YOkG1.whA8a4xFJflWSM7fzWz3JSQsefuOpO-7tAtBuOeI\""
                ],
            ]),
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
        TokenRule("keygen-token", "api.keygen.sh", ["prod-<h64>v3", "admin-<h64>v3", "user-<h64>v3", "activ-<h64>v3"],
            finds: [["pr", "od-", "822f7e0fa14f7346fff7e5b1851505496cb84bd00af49091e742eb3ce01d26d0v3"]],
            passesOver: [
                ["pr", "od-822f"],
                ["pr", "od-0000000000000000000000000000000000000000000000000000000000000000v3"],
            ]),
        TokenRule("cryptolens-token", "cryptolens.io", beside: ["cryptolens"], ["<b60-90>"],
            finds: [
                [
                    "crypto", "lens", "_se", "cret = \"", "qr3xwP/XfO2OsQApa007coBBgYgiRJ",
                    "1hbFg7vzLtD0xG1sGZ5bkGOAJtZxBP\""
                ],
            ],
            passesOver: [
                [
                    "crypto", "lens", "_se", "cret = \"",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""
                ],
                ["other_commit = \"", "qr3xwP/XfO2OsQApa007coBBgYgiRJ", "1hbFg7vzLtD0xG1sGZ5bkGOAJtZxBP\""],
            ]),
        TokenRule(
            "rails-master-key", nil,
            beside: ["rails_master_key", "rails-master-key", "railsmasterkey", "master_key"], ["<h32>"],
            finds: [["rails_mas", "ter_key", ": \"", "65aa77afd4b4345a", "026b69a4b61de286\""]],
            passesOver: [
                ["rails_mas", "ter_key", ": \"", "00000000000000000000000000000000\""],
                ["other_commit: \"", "65aa77afd4b4345a", "026b69a4b61de286\""],
            ]),
        TokenRule("rails-secret-key-base", nil, beside: ["secret_key_base", "secretkeybase"], ["<h128>", "<h64>"],
            finds: [
                [
                    "secret_k", "ey_base", "_to", "ken: \"",
                    "1e80343086f54f8fa936c8d99dc50428da8a4dad83934e56a7aa13cba9c8669f",
                    "eb9c33cff0147a92e41404ca262746f2bc83bd4ad543cfc9170d8a27243915b7\""
                ],
            ],
            passesOver: [
                [
                    "secret_k", "ey_base", "_to", "ken: \"",
                    "0000000000000000000000000000000000000000000000000000000000000000000000",
                    "0000000000000000000000000000000000000000000000000000000000\""
                ],
                [
                    "other_commit: \"", "1e80343086f54f8fa936c8d99dc50428da8a4dad83934e56a7aa13cba9c8669f",
                    "eb9c33cff0147a92e41404ca262746f2bc83bd4ad543cfc9170d8a27243915b7\""
                ],
            ]),
        TokenRule("laravel-app-key", nil, ["APP_KEY={base64:<b44>}", "APP_KEY=\"{base64:<b44>}"],
            finds: [["APP_", "KEY=", "base64:Of0Be1OFjaOJcSXnrktbxtHjJjuHxZn90WxO8whJfCc2"]],
            passesOver: [["APP_", "KEY=base"], ["APP_", "KEY=base64:xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("symfony-app-secret", nil, beside: ["kernel.secret", "symfony"], ["<h32>", "<h40>"],
            finds: [["kernel.", "secret", ": \"", "7db3491d03c40c66", "4d7f1a36917edae1\""]],
            passesOver: [
                ["kernel.", "secret", ": \"", "00000000000000000000000000000000\""],
                ["other_commit: \"", "7db3491d03c40c66", "4d7f1a36917edae1\""],
            ]),
        TokenRule("dotnet-machine-key", nil, beside: ["validationkey", "decryptionkey"], ["<X40-128>"],
            finds: [["validat", "ionkey", " = \"", "C88E7DD7F0F2A179062D", "AEC5A78A05C58B42A165\""]],
            passesOver: [
                ["validat", "ionkey", " = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "C88E7DD7F0F2A179062D", "AEC5A78A05C58B42A165\""],
            ]),
        TokenRule(
            "wordpress-salt", nil,
            beside: ["secure_auth_key", "logged_in_key", "nonce_key", "secure_auth_salt", "logged_in_salt",
                "nonce_salt", "auth_salt"], ["<v64>"], .oneCase,
            finds: [
                [
                    "SECURE_A", "UTH_KEY", " = \"", "ktzlxqidwRHLw+qS4l1V8U=*xB5eK5B9",
                    "HlE!1Q2s_%XE1rejyURCCsyw2b@gDpp3\""
                ],
            ],
            passesOver: [
                ["SECURE_A", "UTH_KEY", " = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "ktzlxqidwRHLw+qS4l1V8U=*xB5eK5B9", "HlE!1Q2s_%XE1rejyURCCsyw2b@gDpp3\""],
            ]),
        TokenRule("django-secret-key", nil, beside: ["django_secret", "django_key"], ["<v50>"], .oneCase,
            finds: [["django_", "secret", ": \"", "TmAP9**GMGpaXb=%AMOl+EiYa", "&J36CgzZEfNr0zSj^h##@W6Fw\""]],
            passesOver: [
                ["django_", "secret", ": \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "TmAP9**GMGpaXb=%AMOl+EiYa", "&J36CgzZEfNr0zSj^h##@W6Fw\""],
            ]),
        TokenRule("django-secret-key", nil, ["django-insecure-<v50>"], .oneCase,
            finds: [["django-i", "nsecure-", "y%c%nRlB1SlhQI_0K6XkbaSo%O!x5dN2%mzBN=vEislXmMij-z"]],
            passesOver: [
                ["django-i", "nsecure-y%c%"],
                ["django-i", "nsecure-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"],
            ]),
    ]
}
