extension TokenRule {
    /// Amazon, Google, Microsoft. An AWS key ID is no secret; see ``ScanPass`` for the key beside it.
    static let hyperscalers: [TokenRule] = [
        TokenRule("azure-storage-key", "blob.core.windows.net", beside: ["fs.azure.account.key"], ["<b88>"], .unpromised,
            finds: [
                [
                    "fs.azure.acc", "ount.key.lake.dfs.core.windows.net\", \"", "p8Wf2ZkQ7xLrV0sYt3NcJ5aHmE9bTu1GdKiOq4RzXvA7",
                    "Yw1cLk5NfR2dUb8QsJ0hEo6TiZx3GmVp9aKtWqMj4HA=\""
                ],
            ],
            passesOver: [["fs.azure.acc", "ount.key.lake.dfs.core.windows.net\", key"], ["fs.azure.acc", "ount.auth.type = SharedKey"]]),
        TokenRule("azure-function-key", "azurewebsites.net", [".azurewebsites.net/api/<w1-80>?code={<B40-90>}"],
            finds: [["https://shop.azureweb", "sites.net/api/pay?code=", "p8Wf2ZkQ7xLrV0sYt3NcJ5aHmE9bTu1GdKiOq4RzXvA7Yw1cLk5NfR=="]],
            passesOver: [["https://shop.azureweb", "sites.net/api/pay?code=short"], ["https://shop.azureweb", "sites.net/api/pay?id=7"]]),
        TokenRule("google-calendar-address", "calendar.google.com", ["calendar/ical/<p3-200>/private-{<h32>}"],
            finds: [["calendar/ic", "al/ops%40shop.io/private-", "8f20c6d19b4e73a5e7d1c0942b6fa835", "/basic.ics"]],
            passesOver: [["calendar/ic", "al/ops%40shop.io/public/basic.ics"], ["calendar/ic", "al/ops/private-00000000000000000000000000000000"]]),
        TokenRule(
            "aws-secret-access-key", "amazonaws.com",
            beside: ["aws_secret", "aws-secret", "awssecret", "aws_sk", "secret_access_key", "secret-access-key",
                "secretaccesskey"], ["<b40>"],
            finds: [["aws_se", "cret", " = \"", "oSzpCk7Wt1vp0xoNbg2e", "IZz7CfpsjusWFIqjV4jG\""]],
            passesOver: [
                ["aws_se", "cret", " = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "oSzpCk7Wt1vp0xoNbg2e", "IZz7CfpsjusWFIqjV4jG\""],
            ]),
        TokenRule(
            "aws-session-token", "amazonaws.com", ["FwoGZXIvYXdz<b100-2000>", "IQoJb3JpZ2luX2<b100-2000>"],
            .structured,
            finds: [
                [
                    "FwoGZX", "IvYXdz", "XV+M6m13CyA4VwvMYfi78fHRaKHgrUjlwsBdMLQiNQTGZqTmM0ihnU5XU1amMQUejtjc0Z",
                    "L7xtZpk6mVO+GrJ4wcNdiC7fEm+g55"
                ],
            ],
            passesOver: [
                ["FwoGZX", "IvYXdzXV+M"],
                [
                    "FwoGZX", "IvYXdzxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
                ],
            ]),
        TokenRule(
            "aws-bedrock-key", "amazonaws.com",
            ["ABSKQmVkcm9ja0FQSUtleS<b80-260>", "bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuY29t<b80-2000>"],
            .structured,
            finds: [
                [
                    "ABSKQmVkcm9", "ja0FQSUtleS",
                    "Uy7UmO09tbmYWfaDw1f1cGT5odqFhqcmXeAEEtMhFi/YTUFJJZzTs5wYHuipDol55/yv8t", "eeJVBkMkMZ"
                ],
            ],
            passesOver: [
                ["ABSKQmVkcm9", "ja0FQSUtleSUy7U"],
                [
                    "ABSKQmVkcm9", "ja0FQSUtleSxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxxxxxxx"
                ],
            ]),
        TokenRule("aws-mws-token", "mws.amazonservices.com", ["amzn.mws.<uuid>"],
            finds: [["amzn", ".mws.", "4c2ca371-bfe3-96c8-b4b2-ecb42f6497a1"]],
            passesOver: [["amzn", ".mws.4c2c"], ["amzn", ".mws.00000000-0000-0000-0000-000000000000"]]),
        TokenRule("aws-appsync-key", "amazonaws.com", ["da2-<l26>"],
            finds: [["da", "2-", "6hwp43f4ma0cof1ux9ug558a9e"]],
            passesOver: [["da", "2-6hwp"], ["da", "2-xxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("amazon-oauth-secret", "api.amazon.com", ["amzn1.oa2-cs.v1.<h64>"],
            finds: [["amzn1.oa", "2-cs.v1.", "8356053473cea5f26b25659c40195766caea846e4302bbf20747f6f5d6422f67"]],
            passesOver: [
                ["amzn1.oa", "2-cs.v1.8356"],
                ["amzn1.oa", "2-cs.v1.00000000000000000000000000000000000000000000000000000000000000", "00"],
            ]),
        TokenRule("amazon-refresh-token", "api.amazon.com", ["Atzr|<w100-1000>"], .structured,
            finds: [
                [
                    "At", "zr|", "xO1VhR_gk59RSqf-ssB3hqSJ9KAif3Mev2T3nAJ83K-qJw6b9mSLOHQ500limdiYdw7dtU",
                    "FbkOIXYngEhWdgg4mltH_lkap7Xk7l"
                ],
            ],
            passesOver: [
                ["At", "zr|xO1V"],
                [
                    "At", "zr|xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
                ],
            ]),
        TokenRule("gcp-api-key", "googleapis.com", ["AIza<w35>"],
            finds: [
                ["key=AI", "zaxgGZfcDI8H2p39iPyOo6sDpKuIw0T4qOtDN", "&x=1"],
                ["AI", "za", "9qR5MsGRyPm4kjCYx-P4NVun70qyESm8_E6"],
            ],
            passesOver: [["AI", "za9qR5"], ["AI", "zaxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("gcp-oauth-token", "googleapis.com", ["ya29.<u60-512>"],
            finds: [["ya", "29.", "uoPkMr_zCdrjxsKu6JcbBNmG_kCaIUmFZc6o01DHygbBWA0smSJnOKR_skvG"]],
            passesOver: [["ya", "29.uoPk"], ["ya", "29.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("gcp-oauth-client-secret", "googleapis.com", ["GOCSPX-<w28>"],
            finds: [["GOC", "SPX-", "3RoVmw89oaCGjvVtRngahJHXvR1e"]],
            passesOver: [["GOC", "SPX-3RoV"], ["GOC", "SPX-xxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule(
            "gcp-oauth-client-secret", "googleapis.com",
            beside: ["google_client", "google-client", "googleclient", "google_oauth", "google_secret"], ["<w24>"],
            finds: [["google_", "client", "_to", "ken = \"", "BFPG1-h8dfx_", "wp5LVpuvu-qj\""]],
            passesOver: [
                ["google_", "client", "_to", "ken = \"", "xxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "BFPG1-h8dfx_", "wp5LVpuvu-qj\""],
            ]),
        TokenRule("gcp-refresh-token", "googleapis.com", ["1//0<w60-150>"],
            finds: [["1/", "/0", "BY1HBKvLukNCVL2I88lY_qs6mleX7u94Irrs164KFdtqG9NoePPSfsNHm2qc"]],
            passesOver: [["1/", "/0BY1H"], ["1/", "/0xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("firebase-server-key", "fcm.googleapis.com", ["<w7-11>:APA91b<w120-160>"], .structured,
            finds: [
                [
                    "tDHFRfs:AP", "A91b", "IzvUMUJtAlKQ8UbzK07gh0RYEjbCC9XWHQWYTvAPCGUCkU7WpRCW_STi4ebMPyT-x2AqiP",
                    "-HWQFp7zzqVjgDKW3T4wfpx6AaaywK9AqkxuIWQ30tha3rz_a2"
                ],
            ],
            passesOver: [
                [
                    "FRfs:AP", "A91bIzvUMUJtAlKQ8UbzK07gh0RYEjbCC9XWHQWYTvAPCGUCkU7WpRCW_STi4ebMPyT-x2",
                    "AqiP-HWQFp7zzqVjgDKW3T4wfpx6AaaywK9AqkxuIWQ30tha3rz_a2"
                ],
                [
                    "xxxxxxx:AP", "A91bxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
                ],
            ]),
        TokenRule("azure-storage-key", "core.windows.net", ["AccountKey={<b88>}"],
            finds: [
                [
                    "AccountName=shop;Account", "Key=",
                    "NZBlpr8jgSfS6Ud1yiyp3+gUZ5dXZYWFo1jYj6RHmvsGyF6vXlRhz6hKx0I9BhsKoFkfG5", "NLNmWZsWPfwkjhaV",
                    "==;Endpoint"
                ],
                [
                    "Accou", "ntKey=", "NSlyYaEIx9lJwuqh3F/zEVbsZd+2yCS44C668J3bWaqQ52kTkRwocM9zoBSmQjyuK065vF",
                    "I5Xhhu+rPXcIIN77Wg"
                ],
            ],
            passesOver: [
                ["Account", "Key=abc=="],
                ["Accou", "ntKey=NSly"],
                [
                    "Accou", "ntKey=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxxxxxxxxxx"
                ],
            ]),
        TokenRule(
            "azure-storage-key", "core.windows.net",
            beside: ["storage_key", "storage-key", "storagekey", "storage_account_key", "account_key", "accountkey",
                "azure_storage", "cosmos"], ["<b88>"],
            finds: [
                [
                    "STORAG", "E_KEY", " = \"", "ErNDj+tFsaR51vsH8vAYjr7DNgDn2v1FR6UXpKfDb6l/",
                    "qe869iE8Jl65oPTRPIx8IiJgA5PFI80FP4Nkur/Ufo5N\""
                ],
            ],
            passesOver: [
                [
                    "STORAG", "E_KEY", " = \"",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxxxx\""
                ],
                [
                    "other_commit = \"", "ErNDj+tFsaR51vsH8vAYjr7DNgDn2v1FR6UXpKfDb6l/",
                    "qe869iE8Jl65oPTRPIx8IiJgA5PFI80FP4Nkur/Ufo5N\""
                ],
            ]),
        TokenRule("azure-shared-access-key", "servicebus.windows.net", ["SharedAccessKey={<b43-44>}"],
            finds: [["SharedAc", "cessKey=", "6D8eeyy5h2PRlXrlxeO7O6kN9ZgGjLNLsp+Cz6VJQEi"]],
            passesOver: [
                ["SharedAccess", "KeyName=RootManageSharedAccessKey;"],
                ["SharedAc", "cessKey=6D8e"],
                ["SharedAc", "cessKey=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"],
            ]),
        TokenRule(
            "azure-shared-access-key", "servicebus.windows.net",
            ["<b33>+ASb<b7>", "<b33>+AEh<b7>", "<b33>+ARm<b7>", "<b33>AIoT<b7>"], .oneCase,
            finds: [["xLD2/Xq0zq5d1RT0BYEX6peuO14F0Rlww+A", "Sb", "JXTzIWU"]],
            passesOver: [
                ["2/Xq0zq5d1RT0BYEX6peuO14F0Rlww+A", "SbJXTzIWU"],
                ["xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx+A", "Sbxxxxxxx"],
            ]),
        TokenRule("azure-storage-key", "core.windows.net", ["<b76>+ASt<b6>==", "<b76>ACDb<b6>==", "<b76>+ABa<b6>=="],
            finds: [
                [
                    "KkZDBmpa9NV4GPgPjhj6T6h/bjx1ZGd5AJohdUShTqJLmNaECgop5nVOWpGtYaPhknBD5g", "ys8fiK+A", "St",
                    "9pRUYc=="
                ],
            ],
            passesOver: [
                ["DBmpa9NV4GPgPjhj6T6h/bjx1ZGd5AJohdUShTqJLmNaECgop5nVOWpGtYaPhknBD5gys8", "fiK+A", "St9pRUYc=="],
                ["xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "xxxxxx+A", "Stxxxxxx=="],
            ]),
        TokenRule("azure-registry-password", "azurecr.io", ["<b42>+ACR<b6>"],
            finds: [["yQnjEwDg9+WYCUtbgh3FswYOops6UvzcEWOdX7WJyl+A", "CR", "03Pnpy"]],
            passesOver: [
                ["jEwDg9+WYCUtbgh3FswYOops6UvzcEWOdX7WJyl+A", "CR03Pnpy"],
                ["xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx+A", "CRxxxxxx"],
            ]),
        TokenRule("azure-search-key", "search.windows.net", ["<A42>AzSe<A6>"],
            finds: [["9xCw82vsmMCW3p6NKvmxp0qBRvYVRl8qXRihIm7eQuAz", "Se", "CyCUAX"]],
            passesOver: [
                ["w82vsmMCW3p6NKvmxp0qBRvYVRl8qXRihIm7eQuAz", "SeCyCUAX"],
                ["xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxAz", "Sexxxxxx"],
            ]),
        TokenRule("azure-redis-key", "redis.cache.windows.net", ["<A33>AzCa<A5-6>="],
            finds: [["PRKSbKkhueNKoHfANDL5bvhhwvMn3wdyXAz", "Ca", "Z3HpV="]],
            passesOver: [
                ["SbKkhueNKoHfANDL5bvhhwvMn3wdyXAz", "CaZ3HpV="],
                ["xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxAz", "Caxxxxx="],
            ]),
        TokenRule("azure-function-key", "azurewebsites.net", ["<w44>AzFu<w4-6>=="],
            finds: [["zfleDNWIRtzIcww23fvdXa9pHkixtCjygCwJyMAOH6jfAz", "Fu", "gr7v=="]],
            passesOver: [
                ["eDNWIRtzIcww23fvdXa9pHkixtCjygCwJyMAOH6jfAz", "Fugr7v=="],
                ["xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxAz", "Fuxxxx=="],
            ]),
        TokenRule("azure-ai-key", "cognitiveservices.azure.com", ["<A52>JQQJ9(9|D)<A18>ACOG<A4>"],
            finds: [["79sk4wgiUC85DuHNkaSAS2P0b1DRE5czS3cvBTVl6DzO1qE2IJpNJQ", "QJ9", "9GdeXFhneg59VlEiwG8ACOGgdAh"]],
            passesOver: [
                ["k4wgiUC85DuHNkaSAS2P0b1DRE5czS3cvBTVl6DzO1qE2IJpNJQ", "QJ99GdeXFhneg59VlEiwG8ACOGgdAh"],
                ["xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxJQ", "QJ99xxxxxxxxxxxxxxxxxxACOGxxxx"],
            ]),
        TokenRule("azure-devops-token", "dev.azure.com", ["<A52>JQQJ9(9|D)<A18>AZDO<A4>", "<A76>AZDO<A4>"],
            finds: [["pUrCXR0qxAuCR6UUluxDzrPjpoZXpnBnC3Zk11Fb91oK0qNFdXHuJQ", "QJ9", "9gN7tvY9gwG2lqxkXVUAZDOhACi"]],
            passesOver: [
                ["CXR0qxAuCR6UUluxDzrPjpoZXpnBnC3Zk11Fb91oK0qNFdXHuJQ", "QJ99gN7tvY9gwG2lqxkXVUAZDOhACi"],
                ["xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxJQ", "QJ99xxxxxxxxxxxxxxxxxxAZDOxxxx"],
            ]),
        TokenRule(
            "azure-devops-token", "dev.azure.com",
            beside: ["azure_devops", "azure-devops", "azuredevops", "azdo", "vsts", "ado_pat", "ado_token",
                "devops_pat", "system_accesstoken"], ["<l52>"],
            finds: [
                ["azure_d", "evops", "_to", "ken: \"", "dtgffw6a4q4hsuq8tehibqsur1", "7tdyjzn9jxcc3rri6n07x89fqr\""],
            ],
            passesOver: [
                ["azure_d", "evops", "_to", "ken: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "dtgffw6a4q4hsuq8tehibqsur1", "7tdyjzn9jxcc3rri6n07x89fqr\""],
            ]),
        TokenRule(
            "azure-ai-key", "cognitiveservices.azure.com",
            beside: ["azure_openai", "azure-openai", "azureopenai", "azure_ai", "cognitive", "ocp-apim",
                "azure_speech", "azure_search", "azure_api", "azureapi"], ["<h32>"],
            finds: [["azure_o", "penai", "_to", "ken = \"", "afa4c4a75a5152b1", "af102a201767407c\""]],
            passesOver: [
                ["azure_o", "penai", "_to", "ken = \"", "00000000000000000000000000000000\""],
                ["other_commit = \"", "afa4c4a75a5152b1", "af102a201767407c\""],
            ]),
        TokenRule(
            "azure-search-key", "search.windows.net", beside: ["azure_search", "azuresearch", "search_admin"],
            ["<X32>"],
            finds: [["AZURE_S", "EARCH", "_TO", "KEN: \"", "FFD1B2F9FE34BD92", "DB99D3A28F09CB4E\""]],
            passesOver: [
                ["AZURE_S", "EARCH", "_TO", "KEN: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "FFD1B2F9FE34BD92", "DB99D3A28F09CB4E\""],
            ]),
        TokenRule("azure-client-secret", "login.microsoftonline.com", ["<u3><d1>Q~<u31-34>"],
            finds: [
                ["secret = \"h7K8", "Q~", "bdh2w9pubtndWht2J5Ce6oWjapDH04iCrA", "\""],
                ["fiz4Q", "~", "62HQ~W_2WFirHUfpx48HUYN5IOffCNd"],
            ],
            passesOver: [
                ["h7K8", "Q~short"],
                ["4Q", "~62HQ~W_2WFirHUfpx48HUYN5IOffCNd"],
                ["xxx0Q", "~xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"],
            ]),
        TokenRule("azure-sas-token", "core.windows.net", ["&sig={<p43-64>}", "?sig={<p43-64>}", "&amp;sig={<p43-64>}"],
            finds: [["&s", "ig=", "ZnJmr4bxolyNTgcFZHOr0iMj1r24MGlFbj5NW8zuzf5"]],
            passesOver: [
                ["&sig=", "short"],
                ["&s", "ig=ZnJm"],
                ["&s", "ig=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"],
            ]),
        TokenRule(
            "azure-app-configuration-secret", "azconfig.io",
            [".azconfig.io;Id=<b8-40>;Secret={<b43-88>}", ".azconfig.io;Id=<u6-30>:<b15-24>;Secret={<b43-88>}"],
            .oneCase,
            finds: [[".azconfi", "g.io;Id=", "fVS/KSYD;Sec", "ret=IIUJNztFXWeU7+GBgafLyQYO9JxrfA/ktx5q3IUyqGp"]],
            passesOver: [
                [".azconfi", "g.io;Id=fVS/"],
                [".azconfi", "g.io;Id=xxxxxxxx;Sec", "ret=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"],
            ]),
    ]
}
