extension TokenRule {
    /// More of ``databases``.
    static let databases2: [TokenRule] = [
        TokenRule("singlestore-key", "api.singlestore.com", beside: ["singlestore"], ["<h64>"],
            finds: [
                [
                    "SINGLE", "STORE", "_SE", "CRET: \"", "86f6391a3ed02843c5bab1e4993a48f4",
                    "60130a69f738d255e1960e65a34ea19a\""
                ],
            ],
            passesOver: [
                [
                    "SINGLE", "STORE", "_SE", "CRET: \"",
                    "0000000000000000000000000000000000000000000000000000000000000000\""
                ],
                ["other_commit: \"", "86f6391a3ed02843c5bab1e4993a48f4", "60130a69f738d255e1960e65a34ea19a\""],
            ]),
        TokenRule("couchbase-secret", "cloudapi.cloud.couchbase.com", beside: ["couchbase"], ["<b64>", "<A64>"],
            finds: [
                [
                    "couch", "base", "_to", "ken = \"", "N206N5p8B3m2nI4Yb9Bcqlhin5QyN1PO",
                    "WzFvwfG/PnZ5VMHOpXiAW9cCmFgL9NaL\""
                ],
            ],
            passesOver: [
                [
                    "couch", "base", "_to", "ken = \"",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""
                ],
                ["other_commit = \"", "N206N5p8B3m2nI4Yb9Bcqlhin5QyN1PO", "WzFvwfG/PnZ5VMHOpXiAW9cCmFgL9NaL\""],
            ]),
        TokenRule(
            "redis-cloud-key", "api.redislabs.com", beside: ["redislabs", "redis_cloud", "rediscloud"], ["<A40-60>"],
            finds: [["redis", "labs", "_to", "ken = \"", "JdIsOLufA9lcQaNmPmaI", "CmqeTROoU7kWl8y1Ql4f\""]],
            passesOver: [
                ["redis", "labs", "_to", "ken = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "JdIsOLufA9lcQaNmPmaI", "CmqeTROoU7kWl8y1Ql4f\""],
            ]),
        TokenRule("fivetran-secret", "api.fivetran.com", beside: ["fivetran"], ["<A32>", "<A16>"],
            finds: [["fivet", "ran", "_se", "cret: \"", "TIfOGKBSOjD4R433", "mwcDFRzyPQPEwsLS\""]],
            passesOver: [
                ["fivet", "ran", "_se", "cret: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "TIfOGKBSOjD4R433", "mwcDFRzyPQPEwsLS\""],
            ]),
        TokenRule("airbyte-secret", "api.airbyte.com", beside: ["airbyte"], ["<A32>"],
            finds: [["airb", "yte", "_to", "ken: \"", "xsPyPNPa7bUjgBlj", "BtcZMim3Nmw9qUdy\""]],
            passesOver: [
                ["airb", "yte", "_to", "ken: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "xsPyPNPa7bUjgBlj", "BtcZMim3Nmw9qUdy\""],
            ]),
        TokenRule("census-token", "app.getcensus.com", ["secret-token:<w20-40>"],
            finds: [["secret", "-token:", "9g25Mmcw8FshePCWjBMy"]],
            passesOver: [["secret", "-token:9g25"], ["secret", "-token:xxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("stitch-token", "api.stitchdata.com", beside: ["stitchdata", "stitch_import"], ["<h64>"],
            finds: [
                [
                    "stitch", "data", "_se", "cret: \"", "52ef4d3090f1b71cc183d3e83648a64b",
                    "b97984127fea293464f4a083df478658\""
                ],
            ],
            passesOver: [
                [
                    "stitch", "data", "_se", "cret: \"",
                    "0000000000000000000000000000000000000000000000000000000000000000\""
                ],
                ["other_commit: \"", "52ef4d3090f1b71cc183d3e83648a64b", "b97984127fea293464f4a083df478658\""],
            ]),
        TokenRule("cloudant-key", "cloudant.com", beside: ["cloudant"], ["<h48>", "<A44>"],
            finds: [["CLOUD", "ANT", "_SE", "CRET = \"", "a6c4d6243652c76ab1fc40ab", "2a6a79cd6aaf35bb4f4ebed7\""]],
            passesOver: [
                ["CLOUD", "ANT", "_SE", "CRET = \"", "000000000000000000000000000000000000000000000000\""],
                ["other_commit = \"", "a6c4d6243652c76ab1fc40ab", "2a6a79cd6aaf35bb4f4ebed7\""],
            ]),
        TokenRule(
            "motherduck-token", "motherduck.com", beside: ["motherduck"],
            ["eyJhbGciOi<w10-60>.<w60-1000>.<w40-600>"], .structured,
            finds: [
                [
                    "MOTHER", "DUCK", "_SE", "CRET: \"",
                    "eyJhbGciOi0ogU_LIUBj.X_Xq2lCHySbhKVZOJCwZrtYVGNHWyx20rfpL6-Zv",
                    "c3UbogD60p4V4mh7bgTW.f05N-On4yMjl6zQuuguCQpvISkemU6p9v688IVtc\""
                ],
            ],
            passesOver: [
                [
                    "MOTHER", "DUCK", "_SE", "CRET: \"",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""
                ],
                [
                    "other_commit: \"", "eyJhbGciOi0ogU_LIUBj.X_Xq2lCHySbhKVZOJCwZrtYVGNHWyx20rfpL6-Zv",
                    "c3UbogD60p4V4mh7bgTW.f05N-On4yMjl6zQuuguCQpvISkemU6p9v688IVtc\""
                ],
            ]),
        TokenRule("timescale-secret", "timescale.com", beside: ["timescale"], ["<A64>"],
            finds: [
                [
                    "TIMES", "CALE", "_KE", "Y = \"", "OfBjtLnYWfswQNmWe1sAHfahBfufyvSt",
                    "RKV761ltKcscuhSBsBGQuY93rDVWRS75\""
                ],
            ],
            passesOver: [
                [
                    "TIMES", "CALE", "_KE", "Y = \"",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""
                ],
                ["other_commit = \"", "OfBjtLnYWfswQNmWe1sAHfahBfufyvSt", "RKV761ltKcscuhSBsBGQuY93rDVWRS75\""],
            ]),
        TokenRule("rockset-key", "rockset.com", beside: ["rockset"], ["<A64>"],
            finds: [
                [
                    "rock", "set", "_se", "cret = \"", "63CKW3nPjy6TXMhrLAhIasWlEvsycv1u",
                    "7WvF3RYi9hHpp2ZAvF6PbhMhdaB2erHF\""
                ],
            ],
            passesOver: [
                [
                    "rock", "set", "_se", "cret = \"",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""
                ],
                ["other_commit = \"", "63CKW3nPjy6TXMhrLAhIasWlEvsycv1u", "7WvF3RYi9hHpp2ZAvF6PbhMhdaB2erHF\""],
            ]),
        TokenRule("weaviate-key", "weaviate.io", beside: ["weaviate", "wcd_api", "wcs_api"], ["<A36>", "<A40>"],
            finds: [["weavi", "ate", "_se", "cret = \"", "Ew9msmRsckIq2JdDJb", "KmNpYfNIlsFMZCUEBg\""]],
            passesOver: [
                ["weavi", "ate", "_se", "cret = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "Ew9msmRsckIq2JdDJb", "KmNpYfNIlsFMZCUEBg\""],
            ]),
        TokenRule("qdrant-key", "qdrant.io", beside: ["qdrant"], ["<w54>", "<w50-60>"],
            finds: [["qdra", "nt", "_to", "ken: \"", "y8WUJUw4EE6aElFZolsA36RtHqS", "ODrSvYcCe_JDESkDVv2cx9wolGn\""]],
            passesOver: [
                ["qdra", "nt", "_to", "ken: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "y8WUJUw4EE6aElFZolsA36RtHqS", "ODrSvYcCe_JDESkDVv2cx9wolGn\""],
            ]),
        TokenRule("chroma-key", "api.trychroma.com", ["ck-<A44>"],
            finds: [["c", "k-", "rqjTxZpNLwyAcdqaMpABccOmTYSAfRa2S2Hytd3vlw57"]],
            passesOver: [["c", "k-rqjT"], ["c", "k-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("zilliz-key", "zilliz.com", beside: ["zilliz", "milvus"], ["<h72>", "<h105-110>"],
            finds: [
                [
                    "zill", "iz", "_se", "cret = \"", "a272e6a70c0fcba84344f58b10d7229030f7",
                    "408b98683bacd07a5749b6e237d7fe278e5c\""
                ],
            ],
            passesOver: [
                [
                    "zill", "iz", "_se", "cret = \"",
                    "0000000000000000000000000000000000000000000000000000000000000000000000", "00\""
                ],
                ["other_commit = \"", "a272e6a70c0fcba84344f58b10d7229030f7", "408b98683bacd07a5749b6e237d7fe278e5c\""],
            ]),
        TokenRule("keen-key", "api.keen.io", beside: ["keen_"], ["<X64>", "<X128>"],
            finds: [
                [
                    "kee", "n_", "_to", "ken: \"", "B0F0B307DA816CABCBD21007B822CEA5",
                    "5B03902AC616C1A4DAE00F18025D6864\""
                ],
            ],
            passesOver: [
                ["kee", "n_", "_to", "ken: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "B0F0B307DA816CABCBD21007B822CEA5", "5B03902AC616C1A4DAE00F18025D6864\""],
            ]),
        TokenRule(
            "treasuredata-key", "api.treasuredata.com", beside: ["treasure_data", "treasuredata", "td_api"],
            ["<d1-6>/<h40>"],
            finds: [["TREASUR", "E_DATA", "_TO", "KEN: \"", "2/de97510ff43f8922118", "448ff153b9be2170a3f1b\""]],
            passesOver: [
                ["TREASUR", "E_DATA", "_TO", "KEN: \"", "000000000000000000000000000000000000000000\""],
                ["other_commit: \"", "2/de97510ff43f8922118", "448ff153b9be2170a3f1b\""],
            ]),
    ]
}
