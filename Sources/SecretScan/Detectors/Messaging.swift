extension TokenRule {
    /// Calls and messages, beside those of Notifications.
    static let messaging: [TokenRule] = [
        TokenRule(
            "africastalking-key", "api.africastalking.com",
            beside: ["africastalking"],
            ["<h64>", "<A20-100>"], .opaque,
            finds: [[
                "africast", "alking_key = \"", "38787ce318aaad55", "672dca4ece173633", "e9be89e20280342a",
                "7f301bc6aeaa7b42", "\""
            ]],
            passesOver: [
                [
                    "africast", "alking_key = \"", "0000000000000000", "0000000000000000", "0000000000000000",
                    "0000000000000000", "\""
                ],
                [
                    "other_commit = \"", "38787ce318aaad55", "672dca4ece173633", "e9be89e20280342a",
                    "7f301bc6aeaa7b42", "\""
                ],
            ]),
        TokenRule("termii-key", "api.ng.termii.com", beside: ["termii"], ["TL<A56>"],
            finds: [["termi", "i_api_key: \"", "TL55OXi5kz3VoeXi", "9H0GTPDs8HwGhkHu", "TQYrLPPLS1oyMTD4", "HiNGs9Bw5W\""]],
            passesOver: [
                [
                    "termi", "i_api_key: \"", "TLxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxx\""
                ],
                ["other_commit = \"", "TL55OXi5kz3VoeXi", "9H0GTPDs8HwGhkHu", "TQYrLPPLS1oyMTD4", "HiNGs9Bw5W\""],
            ]),
        TokenRule("exotel-token", "api.exotel.com", beside: ["exotel"], ["<h40-50>", "<A20-100>"], .opaque,
            finds: [["EXOT", "EL_TOKEN=\"", "7da925deecc69be1", "aa1ed0d81df4008d", "3d96d219f5e06\""]],
            passesOver: [
                ["EXOT", "EL_TOKEN=\"", "0000000000000000", "0000000000000000", "00000000\""],
                ["other_commit = \"", "7da925deecc69be1", "aa1ed0d81df4008d", "3d96d219f5e06\""],
            ]),
        TokenRule("kaleyra-key", "api.kaleyra.io", beside: ["kaleyra"], ["A<h32>"],
            finds: [["kaley", "ra_key = \"", "A35b29cee1ab524c", "c03ca02f053a66fb", "0\""]],
            passesOver: [
                ["kaley", "ra_key = \"", "A000000000000000", "0000000000000000", "0\""],
                ["other_commit = \"", "A35b29cee1ab524c", "c03ca02f053a66fb", "0\""],
            ]),
        TokenRule("smsapi-token", "api.smsapi.com", beside: ["smsapi"], ["<A40>"],
            finds: [["smsa", "pi_secret = \"", "VkcABTjOLVnGNgmw", "Gd71X0y7CGNLZvAM", "uDqdKBoz\""]],
            passesOver: [
                ["smsa", "pi_secret = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxx\""],
                ["other_commit = \"", "VkcABTjOLVnGNgmw", "Gd71X0y7CGNLZvAM", "uDqdKBoz\""],
            ]),
        TokenRule("smsglobal-secret", "api.smsglobal.com", beside: ["smsglobal"], ["<h32>"],
            finds: [["smsglo", "bal_key = \"", "f304de7e34a85249", "c13b7fd2f0e57e39", "\""]],
            passesOver: [
                ["smsglo", "bal_key = \"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "f304de7e34a85249", "c13b7fd2f0e57e39", "\""],
            ]),
        TokenRule("seven-io-key", "gateway.seven.io", beside: ["sms77", "seven_io"], ["<A20-100>"], .opaque,
            finds: [["sms7", "7_api_key: \"", "I1sIQj1ukMJ547y3", "Zp9UgaLpku1Wggin", "\""]],
            passesOver: [
                ["sms7", "7_api_key: \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "I1sIQj1ukMJ547y3", "Zp9UgaLpku1Wggin", "\""],
            ]),
        TokenRule("gatewayapi-token", "gatewayapi.com", beside: ["gatewayapi"], ["<w50-80>"],
            finds: [[
                "gatewa", "yapi_key = \"", "s9TyXhhoME4VF6ey", "aXVJOyS0H0NsocTn", "JV2sATKknt8eZPNN",
                "jO8evjtblHTj8A\""
            ]],
            passesOver: [
                ["gatewa", "yapi_key = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xx\""],
                ["other_commit = \"", "s9TyXhhoME4VF6ey", "aXVJOyS0H0NsocTn", "JV2sATKknt8eZPNN", "jO8evjtblHTj8A\""],
            ]),
        TokenRule(
            "burstsms-secret", "api.transmitsms.com",
            beside: ["burstsms", "transmitsms"],
            ["<A20-100>"], .opaque,
            finds: [["bursts", "ms_api_key: \"", "T2WomDSw0vbEe8qv", "urjLWONfISgyxiMa", "\""]],
            passesOver: [
                ["bursts", "ms_api_key: \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "T2WomDSw0vbEe8qv", "urjLWONfISgyxiMa", "\""],
            ]),
        TokenRule("textlocal-key", "api.textlocal.in", beside: ["textlocal"], ["<b44-60>"],
            finds: [["textlo", "cal_secret = \"", "kxLncdzaSZQn75+d", "B0oK6z/u6jpWYF6o", "HBBQZw6kBkFlZmmO", "MTNZ\""]],
            passesOver: [
                ["textlo", "cal_secret = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxx\""],
                ["other_commit = \"", "kxLncdzaSZQn75+d", "B0oK6z/u6jpWYF6o", "HBBQZw6kBkFlZmmO", "MTNZ\""],
            ]),
        TokenRule("fast2sms-key", "fast2sms.com", beside: ["fast2sms"], ["<A60>"],
            finds: [["FAST2", "SMS_TOKEN=\"", "bR9S5VZuQKP2TJ5N", "0jY3dxv6AncvBhbq", "QtPTggL2qXAr2f4i", "Dts1EKSV05je\""]],
            passesOver: [
                [
                    "FAST2", "SMS_TOKEN=\"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxx\""
                ],
                ["other_commit = \"", "bR9S5VZuQKP2TJ5N", "0jY3dxv6AncvBhbq", "QtPTggL2qXAr2f4i", "Dts1EKSV05je\""],
            ]),
        TokenRule("callrail-key", "api.callrail.com", beside: ["callrail"], ["<h32>"],
            finds: [["callr", "ail_key = \"", "ae2f5ab384aeeb7c", "89e5f736c842b283", "\""]],
            passesOver: [
                ["callr", "ail_key = \"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "ae2f5ab384aeeb7c", "89e5f736c842b283", "\""],
            ]),
        TokenRule("aircall-token", "api.aircall.io", beside: ["aircall"], ["<h32>"],
            finds: [["airca", "ll_secret = \"", "fd0f877f257f8287", "f51c25be24786ce7", "\""]],
            passesOver: [
                ["airca", "ll_secret = \"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "fd0f877f257f8287", "f51c25be24786ce7", "\""],
            ]),
        TokenRule("dialpad-key", "dialpad.com", beside: ["dialpad"], ["<A60-100>", "<A20-100>"], .opaque,
            finds: [[
                "dialp", "ad_key = \"", "TxdflmefpR2QWJ5q", "EbM8fBGTG9ZVzUI3", "GSgvKL2wnCdhHel6",
                "FGUIf3TZ5sXXzO2z", "qPLvJKJB\""
            ]],
            passesOver: [
                [
                    "dialp", "ad_key = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxx\""
                ],
                [
                    "other_commit = \"", "TxdflmefpR2QWJ5q", "EbM8fBGTG9ZVzUI3", "GSgvKL2wnCdhHel6",
                    "FGUIf3TZ5sXXzO2z", "qPLvJKJB\""
                ],
            ]),
        TokenRule("ringcentral-secret", "platform.ringcentral.com", beside: ["ringcentral"], ["<w22>"],
            finds: [["RINGCEN", "TRAL_TOKEN=\"", "Hoaf7qJKd57", "G6HtmeZfNXm", "\""]],
            passesOver: [
                ["RINGCEN", "TRAL_TOKEN=\"", "xxxxxxxxxxx", "xxxxxxxxxxx", "\""],
                ["other_commit = \"", "Hoaf7qJKd57", "G6HtmeZfNXm", "\""],
            ]),
        TokenRule("eightbyeight-key", "8x8.com", beside: ["wavecell", "8x8_api"], ["<A43>", "<A20-100>"], .opaque,
            finds: [["wavece", "ll_api_key: \"", "Bv8hTRCdMwOu4Qdf", "OtrEZGBrX6eAfbW7", "MgGumb8p3Oa\""]],
            passesOver: [
                ["wavece", "ll_api_key: \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxx\""],
                ["other_commit = \"", "Bv8hTRCdMwOu4Qdf", "OtrEZGBrX6eAfbW7", "MgGumb8p3Oa\""],
            ]),
        TokenRule("signalwire-token", "signalwire.com", beside: ["signalwire"], ["PT<h48>", "PSK_<A24-40>"],
            finds: [["signal", "wire_key = \"", "PT21e89b211ebe9e", "954bf6e24bff344e", "db7f47b239365f59", "46\""]],
            passesOver: [
                ["signal", "wire_key = \"", "PT00000000000000", "0000000000000000", "0000000000000000", "00\""],
                ["other_commit = \"", "PT21e89b211ebe9e", "954bf6e24bff344e", "db7f47b239365f59", "46\""],
            ]),
        TokenRule("voximplant-key", "api.voximplant.com", beside: ["voximplant"], ["<uuid>"],
            finds: [["voximp", "lant_secret = \"", "001d3447-018d-a2", "5c-582c-72ef0ed5", "789f\""]],
            passesOver: [
                ["voximp", "lant_secret = \"", "00000000-0000-00", "00-0000-00000000", "0000\""],
                ["other_commit = \"", "001d3447-018d-a2", "5c-582c-72ef0ed5", "789f\""],
            ]),
        TokenRule(
            "nexmo-application-key", "api.nexmo.com",
            beside: ["nexmo_signature", "vonage_signature"],
            ["<A32-60>"],
            finds: [["nexmo_sig", "nature_key = \"", "1CL91lHW2GnQCa4r", "SJCrb6Ho3HEdKRNN", "pl2Dl81wN5xn\""]],
            passesOver: [
                ["nexmo_sig", "nature_key = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "\""],
                ["other_commit = \"", "1CL91lHW2GnQCa4r", "SJCrb6Ho3HEdKRNN", "pl2Dl81wN5xn\""],
            ]),
        TokenRule(
            "wati-token", "live-server.wati.io",
            beside: ["wati_api", "wati_token", "wati_access"],
            ["eyJ<w10-60>.<w60-900>.<w40-100>"], .structured,
            finds: [[
                "wati_a", "pi_api_key: \"", "eyJHRfzBUWA5E0pD", "jQS6otrCd.ltraZw", "eXbovKVNq7lWVYrV",
                "03wAA_4j98iCQSVh", "zmGgceNR5H8S0lXV", "_nwm265oPsmuvYEl", "sD.4zYEFsm6qRjwr", "9JKz8J76rDGBWpOG",
                "RbVQ5mEl1g16FS0x", "HfEmMin\""
            ]],
            passesOver: [
                [
                    "wati_a", "pi_api_key: \"", "eyJxxxxxxxxxx.xx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxx", "xxxxxxxxxx.xxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxx\""
                ],
                [
                    "other_commit = \"", "eyJHRfzBUWA5E0pD", "jQS6otrCd.ltraZw", "eXbovKVNq7lWVYrV",
                    "03wAA_4j98iCQSVh", "zmGgceNR5H8S0lXV", "_nwm265oPsmuvYEl", "sD.4zYEFsm6qRjwr",
                    "9JKz8J76rDGBWpOG", "RbVQ5mEl1g16FS0x", "HfEmMin\""
                ],
            ]),
        TokenRule("whatsapp-token", "graph.facebook.com", beside: ["whatsapp"], ["<A60-200>"],
            finds: [[
                "whatsa", "pp_api_key: \"", "fXi5EZMlkNz8mDp9", "cbNvJxlb5sFCGvR5", "K3YePsegMpfxHn2x",
                "gNTjm5fmfD7mplgO", "anasubKP\""
            ]],
            passesOver: [
                [
                    "whatsa", "pp_api_key: \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxx\""
                ],
                [
                    "other_commit = \"", "fXi5EZMlkNz8mDp9", "cbNvJxlb5sFCGvR5", "K3YePsegMpfxHn2x",
                    "gNTjm5fmfD7mplgO", "anasubKP\""
                ],
            ]),
        TokenRule("gotify-token", "gotify", beside: ["gotify"], ["(A|C|P)<w14>"],
            finds: [["goti", "fy_secret = \"", "A7-HVgvC", "WltQX7R\""]],
            passesOver: [
                ["goti", "fy_secret = \"", "Axxxxxxx", "xxxxxxx\""],
                ["other_commit = \"", "A7-HVgvC", "WltQX7R\""],
            ]),
        TokenRule("ntfy-token", "ntfy.sh", beside: ["ntfy"], ["tk_<l29>"],
            finds: [["NTF", "Y_TOKEN=\"", "tk_p62u6cd5xrdw6", "54chwm8e0y58280g", "\""]],
            passesOver: [
                ["NTF", "Y_TOKEN=\"", "tk_xxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "\""],
                ["other_commit = \"", "tk_p62u6cd5xrdw6", "54chwm8e0y58280g", "\""],
            ]),
        TokenRule("pushwoosh-token", "api.pushwoosh.com", beside: ["pushwoosh"], ["<A88>", "<A20-100>"], .opaque,
            finds: [[
                "pushwo", "osh_api_key: \"", "B2qTVF8pZ1LkLza2", "YioErQpugpXGc1uf", "Xx8PMwmHj4CNlzWf",
                "N5jhJqcE5ua5KhLc", "flmm9J74Fie1LRoa", "vufZOObb\""
            ]],
            passesOver: [
                [
                    "pushwo", "osh_api_key: \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxx\""
                ],
                [
                    "other_commit = \"", "B2qTVF8pZ1LkLza2", "YioErQpugpXGc1uf", "Xx8PMwmHj4CNlzWf",
                    "N5jhJqcE5ua5KhLc", "flmm9J74Fie1LRoa", "vufZOObb\""
                ],
            ]),
        TokenRule("pushed-secret", "api.pushed.co", beside: ["pushed_app", "pushed_co"], ["<A64>"],
            finds: [[
                "pushed_", "app_api_key: \"", "LouklAag8XFWRLDi", "ZhrKrY697DfFr4Uy", "LjMyVjb1L33FhGEi",
                "Dd7F0OYVBq1b51Mo", "\""
            ]],
            passesOver: [
                [
                    "pushed_", "app_api_key: \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxx", "\""
                ],
                [
                    "other_commit = \"", "LouklAag8XFWRLDi", "ZhrKrY697DfFr4Uy", "LjMyVjb1L33FhGEi",
                    "Dd7F0OYVBq1b51Mo", "\""
                ],
            ]),
    ]
}
