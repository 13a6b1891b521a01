extension TokenRule {
    /// Calls and messages, beside those of Notifications.
    static let messaging: [TokenRule] = [
        TokenRule(
            "africastalking-key", "api.africastalking.com",
            beside: ["africastalking"],
            ["<h64>", "<A20-100>"], .opaque,
            finds: [[
                "AFRICAST", "ALKING_TOKEN=\"", "eaad55672dca", "4ece173633e9", "be89e2028034",
                "2a7f301bc6ae", "aa7b4b322a45", "c729\""
            ]],
            passesOver: [
                [
                    "AFRICAST", "ALKING_TOKEN=\"", "000000000000", "000000000000", "000000000000", "000000000000",
                    "000000000000", "0000\""
                ],
                [
                    "other_commit = \"", "eaad5", "5672dca4ece1", "73633e9be89e", "20280342a7f3", "01bc6aeaa7b4",
                    "b322a45c729\""
                ],
            ]),
        TokenRule("termii-key", "api.ng.termii.com", beside: ["termii"], ["TL<A56>"],
            finds: [[
                "termi", "i_api_key: \"", "TLyhkHuTQYrL", "PPLS1oyMTD4H", "iNGs9Bw5Z5W7",
                "46XWjSLVhAuM", "te5lBC9D0z\""
            ]],
            passesOver: [
                [
                    "termi", "i_api_key: \"", "TLxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxx\""
                ],
                [
                    "other_commit = \"", "TLyhk", "HuTQYrLPPLS1", "oyMTD4HiNGs9", "Bw5Z5W746XWj", "SLVhAuMte5lB",
                    "C9D0z\""
                ],
            ]),
        TokenRule("exotel-token", "api.exotel.com", beside: ["exotel"], ["<h40-50>", "<A20-100>"], .opaque,
            finds: [["exote", "l_api_key: \"", "abe1aa1ed0d8", "1df4008d3d96", "d219f5e0e768", "15b29ceeb\""]],
            passesOver: [
                ["exote", "l_api_key: \"", "000000000000", "000000000000", "000000000000", "0000\""],
                ["other_commit = \"", "abe1a", "a1ed0d81df40", "08d3d96d219f", "5e0e76815b29", "ceeb\""],
            ]),
        TokenRule("kaleyra-key", "api.kaleyra.io", beside: ["kaleyra"], ["A<h32>"],
            finds: [["kaley", "ra_secret = \"", "A14cc03ca02f", "053a66fb9300", "51dd4636c\""]],
            passesOver: [
                ["kaley", "ra_secret = \"", "A00000000000", "000000000000", "000000000\""],
                ["other_commit = \"", "A14cc", "03ca02f053a6", "6fb930051dd4", "636c\""],
            ]),
        TokenRule("smsapi-token", "api.smsapi.com", beside: ["smsapi"], ["<A40>"],
            finds: [["smsa", "pi_secret = \"", "udgxoFV30A5H", "fE7aI5DlpDgb", "GPFU67sXcr1s", "IQjk\""]],
            passesOver: [
                ["smsa", "pi_secret = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxx\""],
                ["other_commit = \"", "udgxo", "FV30A5HfE7aI", "5DlpDgbGPFU6", "7sXcr1sIQjk\""],
            ]),
        TokenRule("smsglobal-secret", "api.smsglobal.com", beside: ["smsglobal"], ["<h32>"],
            finds: [["SMSGLO", "BAL_TOKEN=\"", "a3075a334964", "8fb6c11397eb", "7e160cb6\""]],
            passesOver: [
                ["SMSGLO", "BAL_TOKEN=\"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "a3075", "a3349648fb6c", "11397eb7e160", "cb6\""],
            ]),
        TokenRule("seven-io-key", "gateway.seven.io", beside: ["sms77", "seven_io"], ["<A20-100>"], .opaque,
            finds: [["sms7", "7_api_key: \"", "JQ8O37T8NVAq", "AYtjh7NIL7bw", "8grxSBSU\""]],
            passesOver: [
                ["sms7", "7_api_key: \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "JQ8O3", "7T8NVAqAYtjh", "7NIL7bw8grxS", "BSU\""],
            ]),
        TokenRule("gatewayapi-token", "gatewayapi.com", beside: ["gatewayapi"], ["<w50-80>"],
            finds: [[
                "gatewa", "yapi_secret = \"", "3Kknt8eZPNNj", "O8evjtblHTj8", "0K1mCy7SQc9i",
                "HRPJtkmWUqHb", "ACxLncdzaSZQ", "nN\""
            ]],
            passesOver: [
                [
                    "gatewa", "yapi_secret = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xx\""
                ],
                [
                    "other_commit = \"", "3Kknt", "8eZPNNjO8evj", "tblHTj80K1mC", "y7SQc9iHRPJt", "kmWUqHbACxLn",
                    "cdzaSZQnN\""
                ],
            ]),
        TokenRule(
            "burstsms-secret", "api.transmitsms.com",
            beside: ["burstsms", "transmitsms"],
            ["<A20-100>"], .opaque,
            finds: [["bursts", "ms_api_key: \"", "yN0FR65bnIAX", "h9sDmF77MkDZ", "eGh5XUPz\""]],
            passesOver: [
                ["bursts", "ms_api_key: \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "yN0FR", "65bnIAXh9sDm", "F77MkDZeGh5X", "UPz\""],
            ]),
        TokenRule("textlocal-key", "api.textlocal.in", beside: ["textlocal"], ["<b44-60>"],
            finds: [[
                "textlo", "cal_api_key: \"", "eoHBBQZw6kBk", "FlZmmOMTNwu6", "OthVR0BfQ2pc",
                "GMmnG1Jlq7NL", "9s3q\""
            ]],
            passesOver: [
                ["textlo", "cal_api_key: \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxx\""],
                ["other_commit = \"", "eoHBB", "QZw6kBkFlZmm", "OMTNwu6OthVR", "0BfQ2pcGMmnG", "1Jlq7NL9s3q\""],
            ]),
        TokenRule("fast2sms-key", "fast2sms.com", beside: ["fast2sms"], ["<A60>"],
            finds: [[
                "fast2", "sms_secret = \"", "bCf3EKluYwhq", "YXivSSDCVXwo", "yQrtDkWFVogP",
                "nzOqiXYf8wer", "WjGuhcBW7JAX", "\""
            ]],
            passesOver: [
                [
                    "fast2", "sms_secret = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "\""
                ],
                [
                    "other_commit = \"", "bCf3E", "KluYwhqYXivS", "SDCVXwoyQrtD", "kWFVogPnzOqi", "XYf8werWjGuh",
                    "cBW7JAX\""
                ],
            ]),
        TokenRule("callrail-key", "api.callrail.com", beside: ["callrail"], ["<h32>"],
            finds: [["callra", "il_api_key: \"", "177f257f8287", "f51c25be2478", "6cecf7f2\""]],
            passesOver: [
                ["callra", "il_api_key: \"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "177f2", "57f8287f51c2", "5be24786cecf", "7f2\""],
            ]),
        TokenRule("aircall-token", "api.aircall.io", beside: ["aircall"], ["<h32>"],
            finds: [["airca", "ll_api_key: \"", "12278f02dc3a", "b6e1325f29cc", "8a7d343e\""]],
            passesOver: [
                ["airca", "ll_api_key: \"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "12278", "f02dc3ab6e13", "25f29cc8a7d3", "43e\""],
            ]),
        TokenRule("dialpad-key", "dialpad.com", beside: ["dialpad"], ["<A60-100>", "<A20-100>"], .opaque,
            finds: [[
                "dialp", "ad_key = \"", "ls0QbVHCDqD5", "RqjgczOct3yq", "Hmt4v8hTRCdM", "wOu4QdfOtrEZ",
                "GBrX6eAfbW7M", "gGumb8p3OdBy", "\""
            ]],
            passesOver: [
                [
                    "dialp", "ad_key = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "\""
                ],
                [
                    "other_commit = \"", "ls0Qb", "VHCDqD5Rqjgc", "zOct3yqHmt4v", "8hTRCdMwOu4Q", "dfOtrEZGBrX6",
                    "eAfbW7MgGumb", "8p3OdBy\""
                ],
            ]),
        TokenRule("ringcentral-secret", "platform.ringcentral.com", beside: ["ringcentral"], ["<w22>"],
            finds: [["ringcen", "tral_secret = \"", "EILVlhe7U4M", "7MxrS-z7lsM", "\""]],
            passesOver: [
                ["ringcen", "tral_secret = \"", "xxxxxxxxxxx", "xxxxxxxxxxx", "\""],
                ["other_commit = \"", "EILVl", "he7U4M7MxrS", "-z7lsM\""],
            ]),
        TokenRule("eightbyeight-key", "8x8.com", beside: ["wavecell", "8x8_api"], ["<A43>", "<A20-100>"], .opaque,
            finds: [["wavece", "ll_api_key: \"", "Q7U2hiPL33GX", "jDBJ69SQUxPo", "E8jo1RIOweht", "Sg5mLkE\""]],
            passesOver: [
                ["wavece", "ll_api_key: \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxx\""],
                ["other_commit = \"", "Q7U2h", "iPL33GXjDBJ6", "9SQUxPoE8jo1", "RIOwehtSg5mL", "kE\""],
            ]),
        TokenRule("signalwire-token", "signalwire.com", beside: ["signalwire"], ["PT<h48>", "PSK_<A24-40>"],
            finds: [[
                "signalw", "ire_api_key: \"", "PTe4b260e01d", "344f07818b0d", "2254acc8275c",
                "82ef0ed5789b", "7e\""
            ]],
            passesOver: [
                [
                    "signalw", "ire_api_key: \"", "PT0000000000", "000000000000", "000000000000", "000000000000",
                    "00\""
                ],
                ["other_commit = \"", "PTe4b", "260e01d344f0", "7818b0d2254a", "cc8275c82ef0", "ed5789b7e\""],
            ]),
        TokenRule("voximplant-key", "api.voximplant.com", beside: ["voximplant"], ["<uuid>"],
            finds: [["voximpl", "ant_api_key: \"", "fe08e801-b5e", "b-1146-ebc7-", "1372abe34472", "\""]],
            passesOver: [
                ["voximpl", "ant_api_key: \"", "00000000-000", "0-0000-0000-", "000000000000", "\""],
                ["other_commit = \"", "fe08e", "801-b5eb-114", "6-ebc7-1372a", "be34472\""],
            ]),
        TokenRule(
            "nexmo-application-key", "api.nexmo.com",
            beside: ["nexmo_signature", "vonage_signature"],
            ["<A32-60>"],
            finds: [[
                "nexmo_sig", "nature_api_key: \"", "7KIaKz64lUcN", "TyaSRhksxt5J", "OXiRDfyx71zI",
                "K2ixIAS2\""
            ]],
            passesOver: [
                ["nexmo_sig", "nature_api_key: \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxx\""],
                ["other_commit = \"", "7KIaK", "z64lUcNTyaSR", "hksxt5JOXiRD", "fyx71zIK2ixI", "AS2\""],
            ]),
        TokenRule(
            "wati-token", "live-server.wati.io",
            beside: ["wati_api", "wati_token", "wati_access"],
            ["eyJ<w10-60>.<w60-900>.<w40-100>"], .structured,
            finds: [[
                "wati_a", "pi_api_key: \"", "eyJqA_4j98iC", "QSVhzmGgceNR", "E.P0lXV_nwm2",
                "65oPsmuvYEls", "mw79zYEFsm6q", "Rjwr9JKz8J76", "rDGBWpOGRbVQ", "5mEl1g16FS0x",
                "Hp.fMiLBw9q9", "xvZz6FfdRUxc", "L-4RiKinEkUA", "Vmtzkzk6yExn", "bBbKPdP\""
            ]],
            passesOver: [
                [
                    "wati_a", "pi_api_key: \"", "eyJxxxxxxxxx", "x.xxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xx.xxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxx\""
                ],
                [
                    "other_commit = \"", "eyJqA", "_4j98iCQSVhz", "mGgceNRE.P0l", "XV_nwm265oPs", "muvYElsmw79z",
                    "YEFsm6qRjwr9", "JKz8J76rDGBW", "pOGRbVQ5mEl1", "g16FS0xHp.fM", "iLBw9q9xvZz6", "FfdRUxcL-4Ri",
                    "KinEkUAVmtzk", "zk6yExnbBbKP", "dP\""
                ],
            ]),
        TokenRule("whatsapp-token", "graph.facebook.com", beside: ["whatsapp"], ["<A60-200>"],
            finds: [[
                "whats", "app_secret = \"", "20Y4FJYMqxOR", "dkGoyW0fjvy9", "Do7RAtGCMuGc",
                "SdFxM5Trdw8G", "L8LF6EScYhwT", "mIeR1ASKyFY3", "\""
            ]],
            passesOver: [
                [
                    "whats", "app_secret = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "\""
                ],
                [
                    "other_commit = \"", "20Y4F", "JYMqxORdkGoy", "W0fjvy9Do7RA", "tGCMuGcSdFxM", "5Trdw8GL8LF6",
                    "EScYhwTmIeR1", "ASKyFY3\""
                ],
            ]),
        TokenRule("gotify-token", "gotify", beside: ["gotify"], ["(A|C|P)<w14>"],
            finds: [["gotif", "y_api_key: \"", "AMm-6roJ", "J7k-IXy\""]],
            passesOver: [
                ["gotif", "y_api_key: \"", "Axxxxxxx", "xxxxxxx\""],
                ["other_commit = \"", "AMm-6", "roJJ7k-I", "Xy\""],
            ]),
        TokenRule("ntfy-token", "ntfy.sh", beside: ["ntfy"], ["tk_<l29>"],
            finds: [["ntf", "y_key = \"", "tk_s5h64i3d5", "1qbvomkyaps7", "bf7brt9i\""]],
            passesOver: [
                ["ntf", "y_key = \"", "tk_xxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxx\""],
                ["other_commit = \"", "tk_s5", "h64i3d51qbvo", "mkyaps7bf7br", "t9i\""],
            ]),
        TokenRule("pushwoosh-token", "api.pushwoosh.com", beside: ["pushwoosh"], ["<A88>", "<A20-100>"], .opaque,
            finds: [[
                "pushwo", "osh_api_key: \"", "mkDJud9WsMEN", "7nFiAMVjG98F", "27cXeYJYve25",
                "9BRxjbNSLUhL", "3WUqzB5B3fLZ", "701K5agu5Nl7", "VRGwdI103jGC", "TDxv\""
            ]],
            passesOver: [
                [
                    "pushwo", "osh_api_key: \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxx\""
                ],
                [
                    "other_commit = \"", "mkDJu", "d9WsMEN7nFiA", "MVjG98F27cXe", "YJYve259BRxj", "bNSLUhL3WUqz",
                    "B5B3fLZ701K5", "agu5Nl7VRGwd", "I103jGCTDxv\""
                ],
            ]),
        TokenRule("pushed-secret", "api.pushed.co", beside: ["pushed_app", "pushed_co"], ["<A64>"],
            finds: [[
                "PUSHED", "_APP_TOKEN=\"", "vs1FPqIvCexW", "6aFfksBsNJoG", "XJh42NJeb7X6",
                "zWugVl2Gd3bf", "nqNmM1Y1LLPN", "j9lh\""
            ]],
            passesOver: [
                [
                    "PUSHED", "_APP_TOKEN=\"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "xxxx\""
                ],
                [
                    "other_commit = \"", "vs1FP", "qIvCexW6aFfk", "sBsNJoGXJh42", "NJeb7X6zWugV", "l2Gd3bfnqNmM",
                    "1Y1LLPNj9lh\""
                ],
            ]),
    ]
}
