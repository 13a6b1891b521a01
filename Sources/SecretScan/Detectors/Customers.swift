extension TokenRule {
    /// Support, sales, documents.
    static let customers: [TokenRule] = [
        TokenRule("zendesk-token", "zendesk.com", beside: ["zendesk"], ["<A40>"],
            finds: [["ZEND", "ESK", "_SE", "CRET = \"", "GfQisVaQLZhAPMxxB4KU", "XRsJMccYhptP6o6KYyyf\""]],
            passesOver: [
                ["ZEND", "ESK", "_SE", "CRET = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "GfQisVaQLZhAPMxxB4KU", "XRsJMccYhptP6o6KYyyf\""],
            ]),
        TokenRule("freshdesk-key", "freshdesk.com", beside: ["freshdesk", "freshservice"], ["<A20>"],
            finds: [["fresh", "desk", "_to", "ken = \"", "yZzLWiVHIO", "hdKi5ERjmO\""]],
            passesOver: [
                ["fresh", "desk", "_to", "ken = \"", "xxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "yZzLWiVHIO", "hdKi5ERjmO\""],
            ]),
        TokenRule("freshbooks-token", "api.freshbooks.com", beside: ["freshbooks"], ["<h64>"],
            finds: [
                [
                    "FRESHB", "OOKS", "_KE", "Y: \"", "d89149c95aa5cd04c6724a770c033488",
                    "3ef7f0085b59307006b4918286b39f54\""
                ],
            ],
            passesOver: [
                [
                    "FRESHB", "OOKS", "_KE", "Y: \"",
                    "0000000000000000000000000000000000000000000000000000000000000000\""
                ],
                ["other_commit: \"", "d89149c95aa5cd04c6724a770c033488", "3ef7f0085b59307006b4918286b39f54\""],
            ]),
        TokenRule("helpscout-secret", "api.helpscout.net", beside: ["helpscout", "help_scout"], ["<A32>"],
            finds: [["HELPS", "COUT", "_SE", "CRET: \"", "psKGse0F5A6btqzo", "boDTiMU9AjQlWQeS\""]],
            passesOver: [
                ["HELPS", "COUT", "_SE", "CRET: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "psKGse0F5A6btqzo", "boDTiMU9AjQlWQeS\""],
            ]),
        TokenRule(
            "front-token", "api2.frontapp.com", beside: ["frontapp", "front_api", "front_token"],
            ["eyJhbGciOi<w10-60>.<w40-600>.<w40-100>"], .structured,
            finds: [
                [
                    "front", "app", "_to", "ken: \"", "eyJhbGciOi5Bu7tbnBYJ.7snuA1lm7l3ETx887UYHiF1Bhw2tSU",
                    "q93EalgARU.6-IGrBZ_BUAtae4XDdU8qolGWVjWVcZIz4asuwFq\""
                ],
            ],
            passesOver: [
                [
                    "front", "app", "_to", "ken: \"",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""
                ],
                [
                    "other_commit: \"", "eyJhbGciOi5Bu7tbnBYJ.7snuA1lm7l3ETx887UYHiF1Bhw2tSU",
                    "q93EalgARU.6-IGrBZ_BUAtae4XDdU8qolGWVjWVcZIz4asuwFq\""
                ],
            ]),
        TokenRule("gorgias-key", "gorgias.com", beside: ["gorgias"], ["<h64>"],
            finds: [
                [
                    "GORG", "IAS", "_KE", "Y: \"", "92221c466bf33972719bb8ece0246d34",
                    "884010769950050b67175e15bd1b08d1\""
                ],
            ],
            passesOver: [
                ["GORG", "IAS", "_KE", "Y: \"", "0000000000000000000000000000000000000000000000000000000000000000\""],
                ["other_commit: \"", "92221c466bf33972719bb8ece0246d34", "884010769950050b67175e15bd1b08d1\""],
            ]),
        TokenRule("hubspot-token", "api.hubapi.com", ["pat-(na1|na2|na3|eu1|ap1)-<uuid>"],
            finds: [["pa", "t-", "na1-252ac42c-e83e-a1bd-db5a-e9e28fc6f475"]],
            passesOver: [["pa", "t-na1-"], ["pa", "t-na1-00000000-0000-0000-0000-000000000000"]]),
        TokenRule("hubspot-key", "api.hubapi.com", beside: ["hubspot", "hapikey"], ["<uuid>"],
            finds: [["HUBS", "POT", "_SE", "CRET: \"", "0f5ceb1e-f9f8-c2b2", "-6889-9b58ec86f61a\""]],
            passesOver: [
                ["HUBS", "POT", "_SE", "CRET: \"", "00000000-0000-0000-0000-000000000000\""],
                ["other_commit: \"", "0f5ceb1e-f9f8-c2b2", "-6889-9b58ec86f61a\""],
            ]),
        TokenRule("salesforce-token", "salesforce.com", ["<A12-15>!AQ<u80-120>"], .structured,
            finds: [
                [
                    "EdRq29MvnAAS!", "AQ", "U~SQzBGd4moV-jUpOQYI-bnZ4Vo4M2f~xmsmBetolBdyBUIKxReL7nGS_ZOpU-0rZgIJ-G",
                    "ePnrZ-drpK"
                ],
            ],
            passesOver: [
                [
                    "q29MvnAAS!", "AQU~SQzBGd4moV-jUpOQYI-bnZ4Vo4M2f~xmsmBetolBdyBUIKxReL7nGS_ZOpU-0rZgIJ",
                    "-GePnrZ-drpK"
                ],
                [
                    "xxxxxxxxxxxx!", "AQxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxx"
                ],
            ]),
        TokenRule("salesforce-refresh-token", "login.salesforce.com", ["5Aep<u60-120>"],
            finds: [["5A", "ep", "pXfvdwzrN~6laScQr1Xj57QLuBxJY9saMBV0m~WBogfNAiC2EAqQQQtWrpU6"]],
            passesOver: [["5A", "eppXfv"], ["5A", "epxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule(
            "salesforce-secret", "login.salesforce.com", beside: ["salesforce", "sfdc", "sf_consumer", "sf_client"],
            ["<X64>", "<d19>"],
            finds: [
                [
                    "salesf", "orce", "_ke", "y: \"", "25CBEFFF975B1B320DB332952B1750CF",
                    "A0D6C9E9EF84C4B3852A4141E52C84F9\""
                ],
            ],
            passesOver: [
                [
                    "salesf", "orce", "_ke", "y: \"",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""
                ],
                ["other_commit: \"", "25CBEFFF975B1B320DB332952B1750CF", "A0D6C9E9EF84C4B3852A4141E52C84F9\""],
            ]),
        TokenRule("pipedrive-token", "api.pipedrive.com", beside: ["pipedrive"], ["<h40>"],
            finds: [["PIPED", "RIVE", "_KE", "Y: \"", "51e85bc5c590c4628375", "10bc72451b667e0c969b\""]],
            passesOver: [
                ["PIPED", "RIVE", "_KE", "Y: \"", "0000000000000000000000000000000000000000\""],
                ["other_commit: \"", "51e85bc5c590c4628375", "10bc72451b667e0c969b\""],
            ]),
        TokenRule("zoho-token", "accounts.zoho.com", ["1000.<h32>.<h32>"],
            finds: [["10", "00.", "3fd6ccd6dc4f12111d5a5d08f8292ed8.16ad76a0610656aca5261e2aa4ee5c99"]],
            passesOver: [
                ["10", "00.3fd6"],
                ["10", "00.00000000000000000000000000000000.00000000000000000000000000000000"],
            ]),
        TokenRule("zoho-secret", "accounts.zoho.com", beside: ["zoho"], ["<h42>"],
            finds: [["ZOH", "O", "_SE", "CRET = \"", "5c89998f9282a1a3c77c1", "49c754c24f03083b87b50\""]],
            passesOver: [
                ["ZOH", "O", "_SE", "CRET = \"", "000000000000000000000000000000000000000000\""],
                ["other_commit = \"", "5c89998f9282a1a3c77c1", "49c754c24f03083b87b50\""],
            ]),
        TokenRule("close-key", "api.close.com", ["api_<A22>.<A22>"],
            finds: [["ap", "i_", "swolqBUtu9vqDuPmgCFC82.UK0YzFEVgw8x7kEWoJfqF9"]],
            passesOver: [["ap", "i_swol"], ["ap", "i_xxxxxxxxxxxxxxxxxxxxxx.xxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("copper-key", "api.copper.com", beside: ["copper"], ["<h32>"],
            finds: [["COPP", "ER", "_TO", "KEN: \"", "f00de851c3b55ee4", "e0f6f2ca9321c553\""]],
            passesOver: [
                ["COPP", "ER", "_TO", "KEN: \"", "00000000000000000000000000000000\""],
                ["other_commit: \"", "f00de851c3b55ee4", "e0f6f2ca9321c553\""],
            ]),
        TokenRule("docusign-secret", "account.docusign.com", beside: ["docusign"], ["<uuid>"],
            finds: [["docus", "ign", "_ke", "y = \"", "32480b96-c96a-e7b6", "-c584-d326e02cf9dd\""]],
            passesOver: [
                ["docus", "ign", "_ke", "y = \"", "00000000-0000-0000-0000-000000000000\""],
                ["other_commit = \"", "32480b96-c96a-e7b6", "-c584-d326e02cf9dd\""],
            ]),
        TokenRule("hellosign-key", "api.hellosign.com", beside: ["hellosign", "hello_sign", "dropbox_sign"], ["<h64>"],
            finds: [
                [
                    "hello", "sign", "_to", "ken: \"", "4b73029802124ecbecd9c94df1fc8640",
                    "3edbcf846d0be5073b0d7cd963ccff52\""
                ],
            ],
            passesOver: [
                [
                    "hello", "sign", "_to", "ken: \"",
                    "0000000000000000000000000000000000000000000000000000000000000000\""
                ],
                ["other_commit: \"", "4b73029802124ecbecd9c94df1fc8640", "3edbcf846d0be5073b0d7cd963ccff52\""],
            ]),
        TokenRule("pandadoc-key", "api.pandadoc.com", beside: ["pandadoc"], ["<h40>"],
            finds: [["panda", "doc", "_ke", "y: \"", "cf34c6594ad57fa32b70", "ad0b55d1542d891f9d6a\""]],
            passesOver: [
                ["panda", "doc", "_ke", "y: \"", "0000000000000000000000000000000000000000\""],
                ["other_commit: \"", "cf34c6594ad57fa32b70", "ad0b55d1542d891f9d6a\""],
            ]),
        TokenRule("adobe-sign-key", "api.adobesign.com", ["3AAABL<w80-160>"], .structured,
            finds: [
                ["3AA", "ABL", "dw-dJPKc1fD7TMSpcGeINr8AYFkKDMsQ7hedmhhezqFz2OKFRCjZd4sJdFcT6MXbciA8uT", "-NpeEOPhmn"],
            ],
            passesOver: [
                ["3AA", "ABLdw-d"],
                ["3AA", "ABLxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "xxxxxxxxxxxxx"],
            ]),
        TokenRule("adobe-client-secret", "ims-na1.adobelogin.com", ["p8e-<w32>", "p8e-<A32>"],
            finds: [["p8", "e-", "3y8U8Cn8Fst-Y7jB6DhQubS_tDK6GNOF"]],
            passesOver: [["p8", "e-3y8U"], ["p8", "e-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("adobe-client-secret", "ims-na1.adobelogin.com", beside: ["adobe"], ["<uuid>", "<h32>"],
            finds: [["ado", "be", "_ke", "y = \"", "dfeef3b6-bb8f-3c76", "-c58b-a63dc043a5d7\""]],
            passesOver: [
                ["ado", "be", "_ke", "y = \"", "00000000-0000-0000-0000-000000000000\""],
                ["other_commit = \"", "dfeef3b6-bb8f-3c76", "-c58b-a63dc043a5d7\""],
            ]),
        TokenRule(
            "evernote-token", "sandbox.evernote.com",
            ["S=s<d1-3>:U=<h1-10>:E=<h8-14>:C=<h8-14>:P=<h1-6>:A=<w3-30>:V=2:H=<h32>"],
            finds: [["S=s2:U=9:E=ff1f021f:C=1daf437f:P=0:A=8Ot:V=", "2:H=", "29f2a1c8be0cf73f3aeca68b56bffbc1"]],
            passesOver: [
                ["2:U=9:E=ff1f021f:C=1daf437f:P=0:A=8Ot:V=", "2:H=29f2a1c8be0cf73f3aeca68b56bffbc1"],
                ["S=s0:U=0:E=00000000:C=00000000:P=0:A=xxx:V=", "2:H=00000000000000000000000000000000"],
            ]),
    ]
}
