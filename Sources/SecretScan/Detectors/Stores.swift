extension TokenRule {
    /// Search, databases and queues.
    static let stores: [TokenRule] = [
        TokenRule("coveo-key", "platform.cloud.coveo.com", beside: ["coveo"], ["xx<uuid>"],
            finds: [["COVE", "O_TOKEN=\"", "xxe49332e7-7fe9-", "a1ea-1304-d8ef3d", "aaae37\""]],
            passesOver: [
                ["COVE", "O_TOKEN=\"", "xx00000000-0000-", "0000-0000-000000", "000000\""],
                ["other_commit = \"", "xxe49332e7-7fe9-", "a1ea-1304-d8ef3d", "aaae37\""],
            ]),
        TokenRule("bloomreach-key", "api.exponea.com", beside: ["bloomreach", "exponea"], ["<l64>"],
            finds: [[
                "BLOOMR", "EACH_TOKEN=\"", "dgh23astq39w1sbk", "i6u8ri7sqooipxt6", "2mio87s7ek5yg163",
                "dlrtulzji6z2ruuv", "\""
            ]],
            passesOver: [
                [
                    "BLOOMR", "EACH_TOKEN=\"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxx", "\""
                ],
                [
                    "other_commit = \"", "dgh23astq39w1sbk", "i6u8ri7sqooipxt6", "2mio87s7ek5yg163",
                    "dlrtulzji6z2ruuv", "\""
                ],
            ]),
        TokenRule(
            "constructor-io-token", "ac.cnstrc.com",
            beside: ["cnstrc", "constructorio", "constructor_io"],
            ["tok_<A16>"],
            finds: [["cnst", "rc_secret = \"", "tok_rXivdo", "IQCv5Il9Cb", "\""]],
            passesOver: [
                ["cnst", "rc_secret = \"", "tok_xxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "tok_rXivdo", "IQCv5Il9Cb", "\""],
            ]),
        TokenRule("searchspring-key", "searchspring.net", beside: ["searchspring"], ["<A32>"],
            finds: [["searchs", "pring_secret = \"", "BAsgS8rn05K36ViE", "KHf50KpIzRcE8dua", "\""]],
            passesOver: [
                ["searchs", "pring_secret = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "\""],
                ["other_commit = \"", "BAsgS8rn05K36ViE", "KHf50KpIzRcE8dua", "\""],
            ]),
        TokenRule(
            "swiftype-key", "api.swiftype.com",
            beside: ["swiftype", "appsearch", "app_search"],
            ["private-<l24>", "search-<l24>", "<A20>"],
            finds: [["SWIFT", "YPE_TOKEN=\"", "private-3f1znr9n", "jvfegkc2bytvke4k", "\""]],
            passesOver: [
                ["SWIFT", "YPE_TOKEN=\"", "private-xxxxxxxx", "xxxxxxxxxxxxxxxx", "\""],
                ["other_commit = \"", "private-3f1znr9n", "jvfegkc2bytvke4k", "\""],
            ]),
        TokenRule("addsearch-key", "api.addsearch.com", beside: ["addsearch"], ["<h32>"],
            finds: [["addsea", "rch_key = \"", "cb8b6aaecca8cdab", "b3b02b7c7f692614", "\""]],
            passesOver: [
                ["addsea", "rch_key = \"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "cb8b6aaecca8cdab", "b3b02b7c7f692614", "\""],
            ]),
        TokenRule("tidb-key", "tidbcloud.com", beside: ["tidb_", "tidbcloud"], ["<uuid>"],
            finds: [["tid", "b_secret = \"", "800d2598-adef-16", "52-a792-40bd69fc", "a336\""]],
            passesOver: [
                ["tid", "b_secret = \"", "00000000-0000-00", "00-0000-00000000", "0000\""],
                ["other_commit = \"", "800d2598-adef-16", "52-a792-40bd69fc", "a336\""],
            ]),
        TokenRule(
            "yugabyte-key", "cloud.yugabyte.com",
            beside: ["yugabyte", "ybm_"],
            ["eyJ<w10-60>.<w60-900>.<w40-600>"], .structured,
            finds: [[
                "YUGAB", "YTE_TOKEN=\"", "eyJfeHmllQWLMy66", "tL5zzMtJT.GaYQ_m", "lobKJxx3XVQueuoy",
                "my0zkIhw9ExyQ-nL", "TxafgMaRZOZsSJeA", "XvoPS4Bx8YmD1tpd", "VA.iOzyhp9HM6r08", "-_Iq_3jX8mfaGdER",
                "DolJ8K_wCcIhYfVg", "n4jUyGK\""
            ]],
            passesOver: [
                [
                    "YUGAB", "YTE_TOKEN=\"", "eyJxxxxxxxxxx.xx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxx", "xxxxxxxxxx.xxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxx\""
                ],
                [
                    "other_commit = \"", "eyJfeHmllQWLMy66", "tL5zzMtJT.GaYQ_m", "lobKJxx3XVQueuoy",
                    "my0zkIhw9ExyQ-nL", "TxafgMaRZOZsSJeA", "XvoPS4Bx8YmD1tpd", "VA.iOzyhp9HM6r08",
                    "-_Iq_3jX8mfaGdER", "DolJ8K_wCcIhYfVg", "n4jUyGK\""
                ],
            ]),
        TokenRule("scylla-token", "api.cloud.scylladb.com", beside: ["scylla_", "scylladb"], ["<A20-100>"], .opaque,
            finds: [["SCYL", "LA_TOKEN=\"", "nL8zfdmzw7EK3VFE", "xMAlfOQmkrQbuZCX", "\""]],
            passesOver: [
                ["SCYL", "LA_TOKEN=\"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "nL8zfdmzw7EK3VFE", "xMAlfOQmkrQbuZCX", "\""],
            ]),
        TokenRule("dgraph-key", "dgraph.io", beside: ["dgraph"], ["<b43-44>"],
            finds: [["dgra", "ph_key = \"", "dJSLUVtnG3wbUQih", "KLNmNGFaZzLdHcUD", "w27+KWysvxm\""]],
            passesOver: [
                ["dgra", "ph_key = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxx\""],
                ["other_commit = \"", "dJSLUVtnG3wbUQih", "KLNmNGFaZzLdHcUD", "w27+KWysvxm\""],
            ]),
        TokenRule(
            "neo4j-secret", "console.neo4j.io",
            beside: ["neo4j_client", "aura_client", "neo4j_password", "auradb"],
            ["<w43>", "<w64>"],
            finds: [["neo4j_c", "lient_secret = \"", "F45QXl27uDmho0o2", "yioJnPtfcmw2UAs8", "8zhHAvQ9PYi\""]],
            passesOver: [
                ["neo4j_c", "lient_secret = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxx\""],
                ["other_commit = \"", "F45QXl27uDmho0o2", "yioJnPtfcmw2UAs8", "8zhHAvQ9PYi\""],
            ]),
        TokenRule("arango-key", "cloud.arangodb.com", beside: ["arango", "oasis_"], ["<A20-100>"], .opaque,
            finds: [["aran", "go_secret = \"", "AdDR47nikZhlZ2F0", "5Ib5cgikxlnps2RK", "\""]],
            passesOver: [
                ["aran", "go_secret = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "AdDR47nikZhlZ2F0", "5Ib5cgikxlnps2RK", "\""],
            ]),
        TokenRule("surreal-token", "surrealdb.com", beside: ["surrealdb"], ["<A20-100>"], .opaque,
            finds: [["surrea", "ldb_key = \"", "cs8YPDGjqze7RupK", "7Omtuo56ptGd67hy", "\""]],
            passesOver: [
                ["surrea", "ldb_key = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "cs8YPDGjqze7RupK", "7Omtuo56ptGd67hy", "\""],
            ]),
        TokenRule("edgedb-secret", "edgedb.com", ["edbt_<w40-600>", "nbwt1_<w40-600>", "nbwt_<w40-600>"], .structured,
            finds: [["edbt_n5-EAjSYvbp", "YRpt6ulTJnQFjhYX", "v8iXeyotJDL3Uix2", "M1dV2Xcfm"]],
            passesOver: [
                ["edbt", "_n5-"],
                ["edbt_xxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxx"],
            ]),
        TokenRule(
            "prisma-key", "accelerate.prisma-data.net",
            beside: ["prisma_api", "prisma_key", "prisma_accelerate", "prisma-data"],
            ["eyJ<w10-60>.<w60-900>.<w40-200>"], .structured,
            finds: [[
                "prisma", "_api_key = \"", "eyJOunAcCIxDI5wg", "MCDDLwLN5.Fuvm59", "hN6NoYnH3gJPeg6E",
                "t6KkKCElYPkfOU8A", "nTZY6o4FUJavhNG3", "hlCPMM-psk-mY9Uw", "5w.Y5TmcjuxYXue5", "DfsWr_JCap-ScXA2",
                "SMQ8-peOX1rPnQvj", "C7nhQyT\""
            ]],
            passesOver: [
                [
                    "prisma", "_api_key = \"", "eyJxxxxxxxxxx.xx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxx", "xxxxxxxxxx.xxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxx\""
                ],
                [
                    "other_commit = \"", "eyJOunAcCIxDI5wg", "MCDDLwLN5.Fuvm59", "hN6NoYnH3gJPeg6E",
                    "t6KkKCElYPkfOU8A", "nTZY6o4FUJavhNG3", "hlCPMM-psk-mY9Uw", "5w.Y5TmcjuxYXue5",
                    "DfsWr_JCap-ScXA2", "SMQ8-peOX1rPnQvj", "C7nhQyT\""
                ],
            ]),
        TokenRule(
            "turso-token", "api.turso.tech",
            beside: ["turso", "libsql"],
            ["eyJ<w10-60>.<w60-900>.<w60-200>"], .structured,
            finds: [[
                "turs", "o_key = \"", "eyJPf1NIE9cBVdBX", "X73T7Sev6.4pcZ44", "_0w75hAOQ7IMIY5v", "pW2GdgWw0FYNVFCU",
                "_LxFmfYczu57yro1", "pAyV3T-p3L1EzhY8", "q9.Gz39D7BtFEaUv", "VIsccUTB6M_7wshg", "t72ikYNrpPLndgSR",
                "vE4F8QPJXMYIV3EW", "5UqP7BRVXvA\""
            ]],
            passesOver: [
                [
                    "turs", "o_key = \"", "eyJxxxxxxxxxx.xx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxx", "xxxxxxxxxx.xxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxx", "xxxxxxx\""
                ],
                [
                    "other_commit = \"", "eyJPf1NIE9cBVdBX", "X73T7Sev6.4pcZ44", "_0w75hAOQ7IMIY5v",
                    "pW2GdgWw0FYNVFCU", "_LxFmfYczu57yro1", "pAyV3T-p3L1EzhY8", "q9.Gz39D7BtFEaUv",
                    "VIsccUTB6M_7wshg", "t72ikYNrpPLndgSR", "vE4F8QPJXMYIV3EW", "5UqP7BRVXvA\""
                ],
            ]),
        TokenRule("tembo-token", "api.tembo.io", beside: ["tembo_"], ["eyJ<w10-60>.<w60-900>.<w40-600>"], .structured,
            finds: [[
                "TEMB", "O_TOKEN=\"", "eyJA2NKxIGI5rYIJ", "MricJeWRx.9GCblv", "pQlMBCgfPJRTxDbo", "c6uB0y2OO5Gx4vbq",
                "dqTSPRtQbw0KxG36", "EDCrZX32tKNjHYbv", "kQ.MCtyjQ4OGBpzd", "6GctKrmkrMxZWFyP", "sTHqC4asomtdCrAy",
                "AZLBWOW\""
            ]],
            passesOver: [
                [
                    "TEMB", "O_TOKEN=\"", "eyJxxxxxxxxxx.xx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxx", "xxxxxxxxxx.xxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxx\""
                ],
                [
                    "other_commit = \"", "eyJA2NKxIGI5rYIJ", "MricJeWRx.9GCblv", "pQlMBCgfPJRTxDbo",
                    "c6uB0y2OO5Gx4vbq", "dqTSPRtQbw0KxG36", "EDCrZX32tKNjHYbv", "kQ.MCtyjQ4OGBpzd",
                    "6GctKrmkrMxZWFyP", "sTHqC4asomtdCrAy", "AZLBWOW\""
                ],
            ]),
        TokenRule("crunchybridge-key", "api.crunchybridge.com", ["cbkey_<A36-60>"],
            finds: [["cbkey_G6wZ8AhXpF", "7y4pd1PQDoPFjb2V", "jNKYz7CYcA2cbpHS", "Yck6Zd"]],
            passesOver: [
                ["cbke", "y_G6", "w"],
                ["cbkey_xxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxx"],
            ]),
        TokenRule(
            "elephantsql-key", "customer.elephantsql.com",
            beside: ["elephantsql", "cloudamqp", "cloudkarafka", "cloudmqtt"],
            ["<uuid>"],
            finds: [["ELEPHAN", "TSQL_TOKEN=\"", "013e7642-ea39-e2", "82-1290-d95a30ea", "10f8\""]],
            passesOver: [
                ["ELEPHAN", "TSQL_TOKEN=\"", "00000000-0000-00", "00-0000-00000000", "0000\""],
                ["other_commit = \"", "013e7642-ea39-e2", "82-1290-d95a30ea", "10f8\""],
            ]),
        TokenRule("stackhero-key", "stackhero.io", beside: ["stackhero"], ["<A20-100>"], .opaque,
            finds: [["stackh", "ero_api_key: \"", "d8Z2YIsYZ9wviJRL", "hyBX5mGSnf2UWQfb", "\""]],
            passesOver: [
                ["stackh", "ero_api_key: \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "d8Z2YIsYZ9wviJRL", "hyBX5mGSnf2UWQfb", "\""],
            ]),
        TokenRule("objectrocket-key", "objectrocket.com", beside: ["objectrocket"], ["<A20-100>"], .opaque,
            finds: [["OBJECTR", "OCKET_TOKEN=\"", "qzACLFStvfZon6ik", "GrlVcJIgHOx87mJv", "\""]],
            passesOver: [
                ["OBJECTR", "OCKET_TOKEN=\"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "qzACLFStvfZon6ik", "GrlVcJIgHOx87mJv", "\""],
            ]),
        TokenRule("ably-token", "rest.ably.io", beside: ["ably_token"], ["<w6>.<w60-300>"],
            finds: [[
                "ably_", "token = \"", "tM_BYE.JbPAgGQIB", "epw6W3emSBYMLUUG", "woL9Ktg_5cRVU6pL",
                "RSG5eBrufDrrgbBm", "MLcZWS3NUrJtjtN\""
            ]],
            passesOver: [
                [
                    "ably_", "token = \"", "xxxxxx.xxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxx", "xxx\""
                ],
                [
                    "other_commit = \"", "tM_BYE.JbPAgGQIB", "epw6W3emSBYMLUUG", "woL9Ktg_5cRVU6pL",
                    "RSG5eBrufDrrgbBm", "MLcZWS3NUrJtjtN\""
                ],
            ]),
        TokenRule("hivemq-token", "console.hivemq.cloud", beside: ["hivemq"], ["<A20-100>"], .opaque,
            finds: [["hive", "mq_key = \"", "5Iw8vZMjAqleu3FK", "634wIFNFxJstuW2R", "\""]],
            passesOver: [
                ["hive", "mq_key = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "5Iw8vZMjAqleu3FK", "634wIFNFxJstuW2R", "\""],
            ]),
        TokenRule("emqx-secret", "emqx.com", beside: ["emqx"], ["<A43>"],
            finds: [["emq", "x_key = \"", "Iw01IKJDeO24SZzq", "TBFhaPDXUgUwGdIl", "OQTKCzwqXbE\""]],
            passesOver: [
                ["emq", "x_key = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxx\""],
                ["other_commit = \"", "Iw01IKJDeO24SZzq", "TBFhaPDXUgUwGdIl", "OQTKCzwqXbE\""],
            ]),
        TokenRule("nats-seed", "nats.io", beside: ["nats_", "nkeys", "nats-", "natsseed"], ["S(U|A|O|N|C)<t56>"],
            finds: [["nat", "s_key = \"", "SUNCJHL5GCA2MNNQ", "KMQLDH6OPY5L7MHN", "PMJHZ7GRF6NTXGFB", "47YQVWR7MW\""]],
            passesOver: [
                ["nat", "s_key = \"", "SUXXXXXXXXXXXXXX", "XXXXXXXXXXXXXXXX", "XXXXXXXXXXXXXXXX", "XXXXXXXXXX\""],
                ["other_commit = \"", "SUNCJHL5GCA2MNNQ", "KMQLDH6OPY5L7MHN", "PMJHZ7GRF6NTXGFB", "47YQVWR7MW\""],
            ]),
        TokenRule("synadia-token", "cloud.synadia.com", beside: ["synadia"], ["uat_<A60-90>"],
            finds: [[
                "synad", "ia_api_key: \"", "uat_wfHW2fGukuQ2", "MOVfL9vQIKqQaNs2", "YrlB1hVVmclDvuwv",
                "iJPIkFBeZwXYXULL", "NJWyW91XVKqx\""
            ]],
            passesOver: [
                [
                    "synad", "ia_api_key: \"", "uat_xxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxx", "\""
                ],
                [
                    "other_commit = \"", "uat_wfHW2fGukuQ2", "MOVfL9vQIKqQaNs2", "YrlB1hVVmclDvuwv",
                    "iJPIkFBeZwXYXULL", "NJWyW91XVKqx\""
                ],
            ]),
        TokenRule("redpanda-secret", "redpanda.com", beside: ["redpanda"], ["<w64>", "<A30>"],
            finds: [[
                "redpa", "nda_key = \"", "XMdXQl2jWXiRVVwf", "cmawNGD56zlLIh4x", "X5Xn-LFCYjd6ezgN",
                "DnU9vFxYnYJGQN8F", "\""
            ]],
            passesOver: [
                [
                    "redpa", "nda_key = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxx", "\""
                ],
                [
                    "other_commit = \"", "XMdXQl2jWXiRVVwf", "cmawNGD56zlLIh4x", "X5Xn-LFCYjd6ezgN",
                    "DnU9vFxYnYJGQN8F", "\""
                ],
            ]),
        TokenRule(
            "warpstream-key", "api.warpstream.com",
            beside: ["warpstream"],
            ["aks_<h64>", "akp_<h64>", "aka_<h64>"],
            finds: [[
                "WARPST", "REAM_TOKEN=\"", "aks_df7c8c1c9b7d", "833a2c341f889620", "84220bc9935dac59",
                "5a87ebaec1b7c293", "c89e\""
            ]],
            passesOver: [
                [
                    "WARPST", "REAM_TOKEN=\"", "aks_000000000000", "0000000000000000", "0000000000000000",
                    "0000000000000000", "0000\""
                ],
                [
                    "other_commit = \"", "aks_df7c8c1c9b7d", "833a2c341f889620", "84220bc9935dac59",
                    "5a87ebaec1b7c293", "c89e\""
                ],
            ]),
        TokenRule("decodable-token", "decodable.co", beside: ["decodable"], ["<A20-100>"], .opaque,
            finds: [["DECODA", "BLE_TOKEN=\"", "fQFlQ81IFPWxQL0Q", "Q4wMduHNPsG8GVIC", "\""]],
            passesOver: [
                ["DECODA", "BLE_TOKEN=\"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "fQFlQ81IFPWxQL0Q", "Q4wMduHNPsG8GVIC", "\""],
            ]),
    ]
}
