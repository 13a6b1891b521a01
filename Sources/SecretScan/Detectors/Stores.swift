extension TokenRule {
    /// Search, databases and queues.
    static let stores: [TokenRule] = [
        TokenRule("coveo-key", "platform.cloud.coveo.com", beside: ["coveo"], ["xx<uuid>"],
            finds: [["cove", "o_secret = \"", "xx7cf3108a-f", "329-8571-31b", "e-cb68c48dc2", "1b\""]],
            passesOver: [
                ["cove", "o_secret = \"", "xx00000000-0", "000-0000-000", "0-0000000000", "00\""],
                ["other_commit = \"", "xx7cf", "3108a-f329-8", "571-31be-cb6", "8c48dc21b\""],
            ]),
        TokenRule("bloomreach-key", "api.exponea.com", beside: ["bloomreach", "exponea"], ["<l64>"],
            finds: [[
                "BLOOMR", "EACH_TOKEN=\"", "m4x0lfmkrbu2", "jnu1rwsxxjgq", "1laxvedsstgt",
                "qpaz9msbq89b", "xol1365symjk", "l65h\""
            ]],
            passesOver: [
                [
                    "BLOOMR", "EACH_TOKEN=\"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "xxxx\""
                ],
                [
                    "other_commit = \"", "m4x0l", "fmkrbu2jnu1r", "wsxxjgq1laxv", "edsstgtqpaz9", "msbq89bxol13",
                    "65symjkl65h\""
                ],
            ]),
        TokenRule(
            "constructor-io-token", "ac.cnstrc.com",
            beside: ["cnstrc", "constructorio", "constructor_io"],
            ["tok_<A16>"],
            finds: [["cnst", "rc_secret = \"", "tok_URCvZH", "6y8Z077IfQ", "\""]],
            passesOver: [
                ["cnst", "rc_secret = \"", "tok_xxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "tok_U", "RCvZH6y8Z0", "77IfQ\""],
            ]),
        TokenRule("searchspring-key", "searchspring.net", beside: ["searchspring"], ["<A32>"],
            finds: [["SEARCHS", "PRING_TOKEN=\"", "G8GSS5kZoN02", "g26dhG317AhB", "3m450Ue5\""]],
            passesOver: [
                ["SEARCHS", "PRING_TOKEN=\"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxx\""],
                ["other_commit = \"", "G8GSS", "5kZoN02g26dh", "G317AhB3m450", "Ue5\""],
            ]),
        TokenRule(
            "swiftype-key", "api.swiftype.com",
            beside: ["swiftype", "appsearch", "app_search"],
            ["private-<l24>", "search-<l24>", "<A20>"],
            finds: [["swifty", "pe_api_key: \"", "private-zujc", "bgl81xnj44md", "qnkv49u5\""]],
            passesOver: [
                ["swifty", "pe_api_key: \"", "private-xxxx", "xxxxxxxxxxxx", "xxxxxxxx\""],
                ["other_commit = \"", "priva", "te-zujcbgl81", "xnj44mdqnkv4", "9u5\""],
            ]),
        TokenRule("addsearch-key", "api.addsearch.com", beside: ["addsearch"], ["<h32>"],
            finds: [["addsea", "rch_api_key: \"", "9a1e64535f01", "345b56793df9", "e48c2a7a\""]],
            passesOver: [
                ["addsea", "rch_api_key: \"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "9a1e6", "4535f01345b5", "6793df9e48c2", "a7a\""],
            ]),
        TokenRule("tidb-key", "tidbcloud.com", beside: ["tidb_", "tidbcloud"], ["<uuid>"],
            finds: [["TID", "B_TOKEN=\"", "e9131c1f-c62", "5-33c4-8523-", "3721cc5f2c14", "\""]],
            passesOver: [
                ["TID", "B_TOKEN=\"", "00000000-000", "0-0000-0000-", "000000000000", "\""],
                ["other_commit = \"", "e9131", "c1f-c625-33c", "4-8523-3721c", "c5f2c14\""],
            ]),
        TokenRule(
            "yugabyte-key", "cloud.yugabyte.com",
            beside: ["yugabyte", "ybm_"],
            ["eyJ<w10-60>.<w60-900>.<w40-600>"], .structured,
            finds: [[
                "yugab", "yte_key = \"", "eyJVL3Uix2M1", "dV2XcfeAyXun", "S.dCIxDI5wgM",
                "CDDLwLN9kuvm", "59hN6NoYnH3g", "JPeg6Et6KkKC", "ElYPkfOU8AnT", "ZY6o4FUJavhN",
                "Gf.8PMM-psk-", "mY9Uw5A-S85T", "mcjuxYXue5Df", "sWr_JCap-ScX", "A2SMQ8h\""
            ]],
            passesOver: [
                [
                    "yugab", "yte_key = \"", "eyJxxxxxxxxx", "x.xxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xx.xxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxx\""
                ],
                [
                    "other_commit = \"", "eyJVL", "3Uix2M1dV2Xc", "feAyXunS.dCI", "xDI5wgMCDDLw", "LN9kuvm59hN6",
                    "NoYnH3gJPeg6", "Et6KkKCElYPk", "fOU8AnTZY6o4", "FUJavhNGf.8P", "MM-psk-mY9Uw", "5A-S85Tmcjux",
                    "YXue5DfsWr_J", "Cap-ScXA2SMQ", "8h\""
                ],
            ]),
        TokenRule("scylla-token", "api.cloud.scylladb.com", beside: ["scylla_", "scylladb"], ["<A20-100>"], .opaque,
            finds: [["scyl", "la_key = \"", "DLu5yA8IYL3i", "Y0uIV1Qg4SLv", "6keIoONg\""]],
            passesOver: [
                ["scyl", "la_key = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "DLu5y", "A8IYL3iY0uIV", "1Qg4SLv6keIo", "ONg\""],
            ]),
        TokenRule("dgraph-key", "dgraph.io", beside: ["dgraph"], ["<b43-44>"],
            finds: [["dgra", "ph_secret = \"", "ty4nCf1NIE9c", "BVdBXX73T7Se", "vuIpcZ44/0w7", "5hAOQ7r\""]],
            passesOver: [
                ["dgra", "ph_secret = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxx\""],
                ["other_commit = \"", "ty4nC", "f1NIE9cBVdBX", "X73T7SevuIpc", "Z44/0w75hAOQ", "7r\""],
            ]),
        TokenRule(
            "neo4j-secret", "console.neo4j.io",
            beside: ["neo4j_client", "aura_client", "neo4j_password", "auradb"],
            ["<w43>", "<w64>"],
            finds: [[
                "neo4j_cl", "ient_api_key: \"", "TEzhY8qpVz39", "D7BtFEaUvVIs", "ccUTB6M_7wsh",
                "gt72ikt\""
            ]],
            passesOver: [
                ["neo4j_cl", "ient_api_key: \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxx\""],
                ["other_commit = \"", "TEzhY", "8qpVz39D7BtF", "EaUvVIsccUTB", "6M_7wshgt72i", "kt\""],
            ]),
        TokenRule("arango-key", "cloud.arangodb.com", beside: ["arango", "oasis_"], ["<A20-100>"], .opaque,
            finds: [["aran", "go_secret = \"", "tUXhusOg2bdw", "K4Yvkp3KCpEv", "X3ur91U6\""]],
            passesOver: [
                ["aran", "go_secret = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "tUXhu", "sOg2bdwK4Yvk", "p3KCpEvX3ur9", "1U6\""],
            ]),
        TokenRule("surreal-token", "surrealdb.com", beside: ["surrealdb"], ["<A20-100>"], .opaque,
            finds: [["surrea", "ldb_key = \"", "6xSWOTBT4pyC", "xY5iUITuGDnv", "6xykjGAe\""]],
            passesOver: [
                ["surrea", "ldb_key = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "6xSWO", "TBT4pyCxY5iU", "ITuGDnv6xykj", "GAe\""],
            ]),
        TokenRule("edgedb-secret", "edgedb.com", ["edbt_<w40-600>", "nbwt1_<w40-600>", "nbwt_<w40-600>"], .structured,
            finds: [["edbt_", "uNKxIGI5rYIJ", "MricJeWRh0UO", "GCblvpQlMBCg", "fPJRTxDboc6u", "B0y2"]],
            passesOver: [
                ["edbt", "_uNK"],
                ["edbt_", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxx"],
            ]),
        TokenRule(
            "prisma-key", "accelerate.prisma-data.net",
            beside: ["prisma_api", "prisma_key", "prisma_accelerate", "prisma-data"],
            ["eyJ<w10-60>.<w60-900>.<w40-200>"], .structured,
            finds: [[
                "prisma", "_api_key = \"", "eyJB5Gx4vbqd", "qTSPRtQbw0Kx", "J.vEDCrZX32t",
                "KNjHYbvkJmCt", "yjQ4OGBpzd6G", "ctKrmkrMxZWF", "yPsTHqC4asom", "tdCrAyAZLBWO",
                "w6.T1pF-WEg7", "C_scsZ5f1edE", "fvohxfn5DAqA", "cj0Pm25L5lI8", "7lzlL7I\""
            ]],
            passesOver: [
                [
                    "prisma", "_api_key = \"", "eyJxxxxxxxxx", "x.xxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xx.xxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxx\""
                ],
                [
                    "other_commit = \"", "eyJB5", "Gx4vbqdqTSPR", "tQbw0KxJ.vED", "CrZX32tKNjHY", "bvkJmCtyjQ4O",
                    "GBpzd6GctKrm", "krMxZWFyPsTH", "qC4asomtdCrA", "yAZLBWOw6.T1", "pF-WEg7C_scs", "Z5f1edEfvohx",
                    "fn5DAqAcj0Pm", "25L5lI87lzlL", "7I\""
                ],
            ]),
        TokenRule(
            "turso-token", "api.turso.tech",
            beside: ["turso", "libsql"],
            ["eyJ<w10-60>.<w60-900>.<w60-200>"], .structured,
            finds: [[
                "TURS", "O_TOKEN=\"", "eyJXLwQma4Rh", "c-H1JOKSQrpX", "5.qU6pLRSG5e", "BrufDrrgbBmM",
                "LcZWS3NUrJtj", "t7hTQs1GxjO-", "S__VLNOgbS6i", "YG2_pb6mSgx5", "YX.NO9aPftox",
                "7nea0yBAHvyH", "xgp9DFX6w_yp", "BFztpY-mIl8B", "NUnkd5_WGQSJ", "_zrATlkkOuOl", "RGs\""
            ]],
            passesOver: [
                [
                    "TURS", "O_TOKEN=\"", "eyJxxxxxxxxx", "x.xxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xx.xxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "xxx\""
                ],
                [
                    "other_commit = \"", "eyJXL", "wQma4Rhc-H1J", "OKSQrpX5.qU6", "pLRSG5eBrufD", "rrgbBmMLcZWS",
                    "3NUrJtjt7hTQ", "s1GxjO-S__VL", "NOgbS6iYG2_p", "b6mSgx5YX.NO", "9aPftox7nea0", "yBAHvyHxgp9D",
                    "FX6w_ypBFztp", "Y-mIl8BNUnkd", "5_WGQSJ_zrAT", "lkkOuOlRGs\""
                ],
            ]),
        TokenRule("tembo-token", "api.tembo.io", beside: ["tembo_"], ["eyJ<w10-60>.<w60-900>.<w40-600>"], .structured,
            finds: [[
                "TEMB", "O_TOKEN=\"", "eyJM2ozex6QP", "TQrv-2jTXHSU", "k.XdXQl2jWXi", "RVVwfcmawNGD",
                "56zlLIh4xX5X", "n-LFCYjd6ezg", "NDnU9vFxYnYJ", "GQN8O_kz_DYG", "ZS.hNTD2JmnQ",
                "iYprh-IJKzkc", "GsjibTWKMnu3", "RYwLvPIC5SO7", "YeVFWky\""
            ]],
            passesOver: [
                [
                    "TEMB", "O_TOKEN=\"", "eyJxxxxxxxxx", "x.xxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xx.xxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxx\""
                ],
                [
                    "other_commit = \"", "eyJM2", "ozex6QPTQrv-", "2jTXHSUk.XdX", "Ql2jWXiRVVwf", "cmawNGD56zlL",
                    "Ih4xX5Xn-LFC", "Yjd6ezgNDnU9", "vFxYnYJGQN8O", "_kz_DYGZS.hN", "TD2JmnQiYprh", "-IJKzkcGsjib",
                    "TWKMnu3RYwLv", "PIC5SO7YeVFW", "ky\""
                ],
            ]),
        TokenRule("crunchybridge-key", "api.crunchybridge.com", ["cbkey_<A36-60>"],
            finds: [["cbkey", "_dV7YaxCKPfa", "9FwR8W9vUga3", "v1jwm1pcGY2E", "IDCJPi7Wy8oA", "k"]],
            passesOver: [
                ["cbke", "y_dV", "7"],
                ["cbkey", "_xxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "x"],
            ]),
        TokenRule(
            "elephantsql-key", "customer.elephantsql.com",
            beside: ["elephantsql", "cloudamqp", "cloudkarafka", "cloudmqtt"],
            ["<uuid>"],
            finds: [["elephan", "tsql_key = \"", "0666f48a-206", "a-e5b5-b39f-", "2408ac4df8f4", "\""]],
            passesOver: [
                ["elephan", "tsql_key = \"", "00000000-000", "0-0000-0000-", "000000000000", "\""],
                ["other_commit = \"", "0666f", "48a-206a-e5b", "5-b39f-2408a", "c4df8f4\""],
            ]),
        TokenRule("stackhero-key", "stackhero.io", beside: ["stackhero"], ["<A20-100>"], .opaque,
            finds: [["STACKH", "ERO_TOKEN=\"", "OwkC1tDpq0RC", "YOgh5EJhPqrr", "70mP2GUW\""]],
            passesOver: [
                ["STACKH", "ERO_TOKEN=\"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "OwkC1", "tDpq0RCYOgh5", "EJhPqrr70mP2", "GUW\""],
            ]),
        TokenRule("objectrocket-key", "objectrocket.com", beside: ["objectrocket"], ["<A20-100>"], .opaque,
            finds: [["OBJECTR", "OCKET_TOKEN=\"", "cozo0cazXO2W", "z5d7DowGYfYV", "aFhc2JQ5\""]],
            passesOver: [
                ["OBJECTR", "OCKET_TOKEN=\"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "cozo0", "cazXO2Wz5d7D", "owGYfYVaFhc2", "JQ5\""],
            ]),
        TokenRule("ably-token", "rest.ably.io", beside: ["ably_token"], ["<w6>.<w60-300>"],
            finds: [[
                "ably_", "token = \"", "6pV88C.IlqTP", "YmIdI8lY1x1r", "OVbcNY1EixGT", "TN16iBN54NRZ",
                "NrIV6Ni00p3p", "FcrIyS0oR63d", "IAKtkbK\""
            ]],
            passesOver: [
                [
                    "ably_", "token = \"", "xxxxxx.xxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "xxxxxxx\""
                ],
                [
                    "other_commit = \"", "6pV88", "C.IlqTPYmIdI", "8lY1x1rOVbcN", "Y1EixGTTN16i", "BN54NRZNrIV6",
                    "Ni00p3pFcrIy", "S0oR63dIAKtk", "bK\""
                ],
            ]),
        TokenRule("hivemq-token", "console.hivemq.cloud", beside: ["hivemq"], ["<A20-100>"], .opaque,
            finds: [["hive", "mq_key = \"", "zIF9VzO8zdYS", "5lvLulAh9hTS", "2Rx8FcTz\""]],
            passesOver: [
                ["hive", "mq_key = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "zIF9V", "zO8zdYS5lvLu", "lAh9hTS2Rx8F", "cTz\""],
            ]),
        TokenRule("emqx-secret", "emqx.com", beside: ["emqx"], ["<A43>"],
            finds: [["emqx", "_api_key: \"", "MZTfWXDCEdw2", "uOlM5ZfxM3qg", "vCpZVOPk3ool", "rGXcUV3\""]],
            passesOver: [
                ["emqx", "_api_key: \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxx\""],
                ["other_commit = \"", "MZTfW", "XDCEdw2uOlM5", "ZfxM3qgvCpZV", "OPk3oolrGXcU", "V3\""],
            ]),
        TokenRule("nats-seed", "nats.io", beside: ["nats_", "nkeys", "nats-", "natsseed"], ["S(U|A|O|N|C)<t56>"],
            finds: [[
                "NAT", "S_TOKEN=\"", "SU2QH6DY37S5", "NHD52XJALQ3A", "WAEWEZNCAF5N", "SPBEYHZPFFRN",
                "SJQFGCSPQX\""
            ]],
            passesOver: [
                [
                    "NAT", "S_TOKEN=\"", "SUXXXXXXXXXX", "XXXXXXXXXXXX", "XXXXXXXXXXXX", "XXXXXXXXXXXX",
                    "XXXXXXXXXX\""
                ],
                [
                    "other_commit = \"", "SU2QH", "6DY37S5NHD52", "XJALQ3AWAEWE", "ZNCAF5NSPBEY", "HZPFFRNSJQFG",
                    "CSPQX\""
                ],
            ]),
        TokenRule("synadia-token", "cloud.synadia.com", beside: ["synadia"], ["uat_<A60-90>"],
            finds: [[
                "synad", "ia_secret = \"", "uat_5AwzpxtX", "CvVgnwMRFCwE", "3sfBy1Q80rC7",
                "87ep2JUP5uaQ", "jMlhFacZGMNX", "fCBhei5hNzC6", "oUq9\""
            ]],
            passesOver: [
                [
                    "synad", "ia_secret = \"", "uat_xxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "xxxx\""
                ],
                [
                    "other_commit = \"", "uat_5", "AwzpxtXCvVgn", "wMRFCwE3sfBy", "1Q80rC787ep2", "JUP5uaQjMlhF",
                    "acZGMNXfCBhe", "i5hNzC6oUq9\""
                ],
            ]),
        TokenRule("redpanda-secret", "redpanda.com", beside: ["redpanda"], ["<w64>", "<A30>"],
            finds: [[
                "redpa", "nda_key = \"", "0HfC36hLqIEb", "go6gu_5eY2m2", "x0ZREpHvo1e8",
                "7_g22IbNqqP6", "ueXyZizho_-8", "HXBO\""
            ]],
            passesOver: [
                [
                    "redpa", "nda_key = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "xxxx\""
                ],
                [
                    "other_commit = \"", "0HfC3", "6hLqIEbgo6gu", "_5eY2m2x0ZRE", "pHvo1e87_g22", "IbNqqP6ueXyZ",
                    "izho_-8HXBO\""
                ],
            ]),
        TokenRule(
            "warpstream-key", "api.warpstream.com",
            beside: ["warpstream"],
            ["aks_<h64>", "akp_<h64>", "aka_<h64>"],
            finds: [[
                "warpst", "ream_secret = \"", "aks_6dde4a6b", "9d76ad44181c", "63359ba42fa8",
                "188f1b099200", "86724b951ce0", "4078bb12\""
            ]],
            passesOver: [
                [
                    "warpst", "ream_secret = \"", "aks_00000000", "000000000000", "000000000000", "000000000000",
                    "000000000000", "00000000\""
                ],
                [
                    "other_commit = \"", "aks_6", "dde4a6b9d76a", "d44181c63359", "ba42fa8188f1", "b09920086724",
                    "b951ce04078b", "b12\""
                ],
            ]),
        TokenRule("decodable-token", "decodable.co", beside: ["decodable"], ["<A20-100>"], .opaque,
            finds: [["decoda", "ble_api_key: \"", "kTU8tMXYZTtm", "Bc2hrAdVBqB3", "KU2Uuq4F\""]],
            passesOver: [
                ["decoda", "ble_api_key: \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "kTU8t", "MXYZTtmBc2hr", "AdVBqB3KU2Uu", "q4F\""],
            ]),
    ]
}
