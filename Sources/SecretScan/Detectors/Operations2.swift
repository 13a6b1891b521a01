extension TokenRule {
    /// More of ``operations``.
    static let operations2: [TokenRule] = [
        TokenRule("opslevel-token", "api.opslevel.com", beside: ["opslevel"], ["<A36-44>"],
            finds: [["opsle", "vel", "_ke", "y: \"", "gO4T9277jdGFZQEMBE", "9Uv0t3irf7mV3SqGbK\""]],
            passesOver: [
                ["opsle", "vel", "_ke", "y: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "gO4T9277jdGFZQEMBE", "9Uv0t3irf7mV3SqGbK\""],
            ]),
        TokenRule(
            "cortex-key", "api.getcortexapp.com", beside: ["cortex"], ["eyJhbGciOi<w20-60>.<w20-600>.<w40-400>"],
            .structured,
            finds: [
                [
                    "CORT", "EX", "_TO", "KEN: \"", "eyJhbGciOiUFXIKITCa1wsHysXqm0b.rGNnca8YOkGexhA",
                    "8a4xc.9WSM7fzWz3JSQsefuOpO-7tAtBuOekTRzlAt7uGA\""
                ],
            ],
            passesOver: [
                [
                    "CORT", "EX", "_TO", "KEN: \"",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxxxxxxxx\""
                ],
                [
                    "other_commit: \"", "eyJhbGciOiUFXIKITCa1wsHysXqm0b.rGNnca8YOkGexhA",
                    "8a4xc.9WSM7fzWz3JSQsefuOpO-7tAtBuOekTRzlAt7uGA\""
                ],
            ]),
        TokenRule("jumpcloud-key", "console.jumpcloud.com", ["jca_<A36>"],
            finds: [["jc", "a_", "t5TMzgaQIeuPJCmhmusete6UI9xI9uy6Ww2P"]],
            passesOver: [["jc", "a_t5TM"], ["jc", "a_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("jumpcloud-key", "console.jumpcloud.com", beside: ["jumpcloud"], ["<h40>"],
            finds: [["JUMPC", "LOUD", "_SE", "CRET = \"", "5b2b39749e42caf479e3", "44b66fab0fd9386c7f03\""]],
            passesOver: [
                ["JUMPC", "LOUD", "_SE", "CRET = \"", "0000000000000000000000000000000000000000\""],
                ["other_commit = \"", "5b2b39749e42caf479e3", "44b66fab0fd9386c7f03\""],
            ]),
        TokenRule(
            "duo-secret", "duosecurity.com",
            beside: ["duo_secret", "duo_skey", "duo_api", "duo_client", "skey", "duosecurity", "duo"], ["<A40>"],
            finds: [["DUO_SE", "CRET", ": \"", "hpRahuQjCSwBsf43JBYD", "Ik53LpPZU9ESz74YmI0J\""]],
            passesOver: [
                ["DUO_SE", "CRET", ": \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "hpRahuQjCSwBsf43JBYD", "Ik53LpPZU9ESz74YmI0J\""],
            ]),
        TokenRule("teleport-token", nil, beside: ["teleport"], ["<h32>"],
            finds: [["telep", "ort", "_to", "ken: \"", "e8999633cd1de736", "b13bad9e67468f8d\""]],
            passesOver: [
                ["telep", "ort", "_to", "ken: \"", "00000000000000000000000000000000\""],
                ["other_commit: \"", "e8999633cd1de736", "b13bad9e67468f8d\""],
            ]),
        TokenRule("dnsimple-token", "api.dnsimple.com", ["dnsimple_a_<A32>", "dnsimple_u_<A32>"],
            finds: [["dnsim", "ple_a_", "9knpiYvarUFXb62txp1V9vSmL7FUCrkd"]],
            passesOver: [["dnsim", "ple_a_9knp"], ["dnsim", "ple_a_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("dnsimple-token", "api.dnsimple.com", beside: ["dnsimple"], ["<A32>"],
            finds: [["DNSIM", "PLE", "_SE", "CRET = \"", "NM2t8kR7bug7aBzw", "KNU6XGPqpBF1RMwQ\""]],
            passesOver: [
                ["DNSIM", "PLE", "_SE", "CRET = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "NM2t8kR7bug7aBzw", "KNU6XGPqpBF1RMwQ\""],
            ]),
        TokenRule("namecheap-key", "api.namecheap.com", beside: ["namecheap"], ["<h32>"],
            finds: [["NAMEC", "HEAP", "_SE", "CRET = \"", "67a3929b3dbd2ce9", "f109fcf78f5819ae\""]],
            passesOver: [
                ["NAMEC", "HEAP", "_SE", "CRET = \"", "00000000000000000000000000000000\""],
                ["other_commit = \"", "67a3929b3dbd2ce9", "f109fcf78f5819ae\""],
            ]),
        TokenRule("godaddy-secret", "api.godaddy.com", beside: ["godaddy"], ["<A22>", "<A35-37>_<A21-22>"],
            finds: [["GODA", "DDY", "_SE", "CRET = \"", "GHE7TzRf6II", "t3XF5cpSau2\""]],
            passesOver: [
                ["GODA", "DDY", "_SE", "CRET = \"", "xxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "GHE7TzRf6II", "t3XF5cpSau2\""],
            ]),
        TokenRule("gandi-key", "api.gandi.net", beside: ["gandi"], ["<A24>", "<h40>"],
            finds: [["gan", "di", "_to", "ken = \"", "EOwkcuS8WMjD", "ZKfqvK8yXZUw\""]],
            passesOver: [
                ["gan", "di", "_to", "ken = \"", "xxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "EOwkcuS8WMjD", "ZKfqvK8yXZUw\""],
            ]),
        TokenRule("dynadot-key", "api.dynadot.com", beside: ["dynadot"], ["<A30>"],
            finds: [["DYNA", "DOT", "_TO", "KEN = \"", "Vhrn8EY7ArIGpRA", "Hk4QIEhKHSTwOQV\""]],
            passesOver: [
                ["DYNA", "DOT", "_TO", "KEN = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "Vhrn8EY7ArIGpRA", "Hk4QIEhKHSTwOQV\""],
            ]),
        TokenRule("ns1-key", "api.nsone.net", beside: ["nsone", "ns1_api", "ns1_key", "ns1"], ["<A20>"],
            finds: [["NSO", "NE", "_SE", "CRET: \"", "qUpaeu3OWq", "Q71L5kCp0A\""]],
            passesOver: [
                ["NSO", "NE", "_SE", "CRET: \"", "xxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "qUpaeu3OWq", "Q71L5kCp0A\""],
            ]),
        TokenRule("dnsmadeeasy-secret", "api.dnsmadeeasy.com", beside: ["dnsmadeeasy", "dme_secret"], ["<uuid>"],
            finds: [["DNSMAD", "EEASY", "_TO", "KEN = \"", "f1d20000-0d82-ac35", "-cd4b-0845881d9b78\""]],
            passesOver: [
                ["DNSMAD", "EEASY", "_TO", "KEN = \"", "00000000-0000-0000-0000-000000000000\""],
                ["other_commit = \"", "f1d20000-0d82-ac35", "-cd4b-0845881d9b78\""],
            ]),
        TokenRule("cloudns-password", "api.cloudns.net", beside: ["cloudns"], ["<A16>"],
            finds: [["CLOU", "DNS", "_KE", "Y: \"", "qJ3OF7Vz", "NvCVHuB0\""]],
            passesOver: [
                ["CLOU", "DNS", "_KE", "Y: \"", "xxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "qJ3OF7Vz", "NvCVHuB0\""],
            ]),
        TokenRule("duckdns-token", "duckdns.org", beside: ["duckdns"], ["<uuid>"],
            finds: [["DUCK", "DNS", "_TO", "KEN = \"", "981f079f-da2d-9801", "-6776-c3c99c37617c\""]],
            passesOver: [
                ["DUCK", "DNS", "_TO", "KEN = \"", "00000000-0000-0000-0000-000000000000\""],
                ["other_commit = \"", "981f079f-da2d-9801", "-6776-c3c99c37617c\""],
            ]),
        TokenRule("adafruit-io-key", "io.adafruit.com", ["aio_<A28>"],
            finds: [["ai", "o_", "8cNUX9wi8m4EG48V7FT7wrOshYav"]],
            passesOver: [["ai", "o_8cNU"], ["ai", "o_xxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("adafruit-io-key", "io.adafruit.com", beside: ["adafruit", "aio_key"], ["<l32>", "<h32>"],
            finds: [["ADAFR", "UIT", "_TO", "KEN = \"", "xpp13pae8tso0icl", "byxk91vlv1dij4uc\""]],
            passesOver: [
                ["ADAFR", "UIT", "_TO", "KEN = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "xpp13pae8tso0icl", "byxk91vlv1dij4uc\""],
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
