extension TokenRule {
    /// Keys that web frameworks sign with, and licences.
    static let frameworks: [TokenRule] = [
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
