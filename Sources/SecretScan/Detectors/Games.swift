extension TokenRule {
    /// Games and their makers.
    static let games: [TokenRule] = [
        TokenRule("oculus-token", "graph.oculus.com", ["OC|<d15-18>|<h32>", "OCAE<A60-300>", "FRL<A60-300>"],
            finds: [["OC|2067804853067", "476|da0ac9e277f7", "621887a033793ad1", "8d45"]],
            passesOver: [
                ["OC|2", "06"],
                ["OC|0000000000000", "00|0000000000000", "0000000000000000", "000"],
            ]),
        TokenRule("playfab-secret", "playfabapi.com", beside: ["playfab", "x-secretkey"], ["<U50>"],
            finds: [["playf", "ab_key = \"", "PA4Q0BUV1883A8H9", "FY9770YCSXOQ7RRW", "6DW92W4UGSQ37LF3", "Y7\""]],
            passesOver: [
                ["playf", "ab_key = \"", "XXXXXXXXXXXXXXXX", "XXXXXXXXXXXXXXXX", "XXXXXXXXXXXXXXXX", "XX\""],
                ["other_commit = \"", "PA4Q0BUV1883A8H9", "FY9770YCSXOQ7RRW", "6DW92W4UGSQ37LF3", "Y7\""],
            ]),
        TokenRule(
            "unity-key", "services.api.unity.com",
            beside: ["unity_api", "unity_ads", "unity_serial", "unity_license"],
            ["<h32>", "<U2>-<U4>-<U4>-<U4>-<U4>-<U4>", "<w32>"],
            finds: [["UNITY_", "API_TOKEN=\"", "a17d4216faea3612", "5ad8ed266a0e0171", "\""]],
            passesOver: [
                ["UNITY_", "API_TOKEN=\"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "a17d4216faea3612", "5ad8ed266a0e0171", "\""],
            ]),
        TokenRule("photon-secret", "photonengine.com", beside: ["photon_"], ["<uuid>"],
            finds: [["phot", "on_key = \"", "74e020ec-7a02-e5", "11-3d42-d9dbf9bd", "7f23\""]],
            passesOver: [
                ["phot", "on_key = \"", "00000000-0000-00", "00-0000-00000000", "0000\""],
                ["other_commit = \"", "74e020ec-7a02-e5", "11-3d42-d9dbf9bd", "7f23\""],
            ]),
        TokenRule("gamesparks-secret", "gamesparks.net", beside: ["gamesparks"], ["<A32>"],
            finds: [["gamesp", "arks_secret = \"", "bTZu0xmjcmlARANM", "7oqVrYx066lvCKOF", "\""]],
            passesOver: [
                ["gamesp", "arks_secret = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "\""],
                ["other_commit = \"", "bTZu0xmjcmlARANM", "7oqVrYx066lvCKOF", "\""],
            ]),
        TokenRule("gameanalytics-secret", "api.gameanalytics.com", beside: ["gameanalytics"], ["<h40>"],
            finds: [["GAMEANAL", "YTICS_TOKEN=\"", "328e3298ca6f6534", "943fa52ab8e2fece", "7e1c5de6\""]],
            passesOver: [
                ["GAMEANAL", "YTICS_TOKEN=\"", "0000000000000000", "0000000000000000", "00000000\""],
                ["other_commit = \"", "328e3298ca6f6534", "943fa52ab8e2fece", "7e1c5de6\""],
            ]),
        TokenRule(
            "curseforge-key", "api.curseforge.com",
            beside: ["curseforge"],
            ["$2a$10$<v53>", "<uuid>"], .structured,
            finds: [[
                "cursefo", "rge_api_key: \"", "$2a$10$2w-P3Rjf9", "ZN0fkQKDJ0whj6LF", ".NggkGpS8lva2gD6",
                "!xv8GMTHShl1\""
            ]],
            passesOver: [
                [
                    "cursefo", "rge_api_key: \"", "$2a$10$xxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxx\""
                ],
                ["other_commit = \"", "$2a$10$2w-P3Rjf9", "ZN0fkQKDJ0whj6LF", ".NggkGpS8lva2gD6", "!xv8GMTHShl1\""],
            ]),
        TokenRule("modrinth-token", "api.modrinth.com", ["mrp_<A60>", "mra_<A60>"],
            finds: [["mrp_Ctv8Kvku51kW", "Uefqovx5Zgby2Jzj", "sp95fofOYCU95kgR", "hzxMrDhj5XAXM3Th"]],
            passesOver: [
                ["mrp_", "Ctv"],
                ["mrp_xxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx"],
            ]),
        TokenRule("nexusmods-key", "api.nexusmods.com", beside: ["nexusmods"], ["<b60-150>--<B16-40>", "<b60-150>"],
            finds: [[
                "nexusm", "ods_api_key: \"", "qklzlq7p2K807QBi", "rvpj7lVTHIKBkcx5", "vsRchntRpuGw14tA",
                "YnM8RInWpDx6DKnW", "pNP/mZyZ--7q9IWt", "I_fFYkjMyJuhrIVq", "wHUqOY\""
            ]],
            passesOver: [
                [
                    "nexusm", "ods_api_key: \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxx--xx", "xxxxxxxxxxxxxx\""
                ],
                [
                    "other_commit = \"", "qklzlq7p2K807QBi", "rvpj7lVTHIKBkcx5", "vsRchntRpuGw14tA",
                    "YnM8RInWpDx6DKnW", "pNP/mZyZ--7q9IWt", "I_fFYkjMyJuhrIVq", "wHUqOY\""
                ],
            ]),
        TokenRule("thunderstore-token", "thunderstore.io", ["tss_<A32-40>"],
            finds: [["tss_IIuDYKcbgpTc", "Jn0rgFE87khn9UB6", "nrsvf82n"]],
            passesOver: [
                ["tss_", "IIu"],
                ["tss_xxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxx"],
            ]),
        TokenRule(
            "roblox-cookie", "roblox.com",
            [

                "_|WARNING:-DO-NOT-SHARE-THIS.--Sharing-this-will-allow-someone-to-log-in-as-you-and-to-steal-your-ROBUX-and-items.|_{<U300-1500>}"
            ], .structured,
            finds: [[
                "_|WARNING:-DO-NO", "T-SHARE-THIS.--S", "haring-this-will", "-allow-someone-t", "o-log-in-as-you-",
                "and-to-steal-you", "r-ROBUX-and-item", "s.|_UWSQ07CMRDPG", "G2YFZ3MXSZRCR1ZK", "H5MUDBRRJX33MKUH",
                "CHMXHA8KHDQZTLWC", "7994E2WX3SIHWBTE", "M9GEZPGRCZ527MI7", "QJQHCVLVK3AW48ZX", "QZE2CU3R2U5MBWX0",
                "F3WRT3UMXQ7D8DU7", "AAVFY386KZ54OPQ1", "FK3NHA8XX30OR9QA", "0I1CY9CBG2J26R79", "PKRB1FEWZFU96IT2",
                "4WKVTF7CGN4525RL", "FX6XQHWJQELSLKS1", "YZQHN19BW1P0F225", "MP03C6CTTMJNXGWX", "H7MOT7N7E8HYS4GP",
                "PAUALYXEKXZ9G0WD", "6X43KJFJ4DXO"
            ]],
            passesOver: [
                [
                    "_|WARNING:-DO-NO", "T-SHARE-THIS.--S", "haring-this-will", "-allow-someone-t",
                    "o-log-in-as-you-", "and-to-steal-you", "r-ROBUX-and-item", "s.|_UWS"
                ],
                [
                    "_|WARNING:-DO-NO", "T-SHARE-THIS.--S", "haring-this-will", "-allow-someone-t",
                    "o-log-in-as-you-", "and-to-steal-you", "r-ROBUX-and-item", "s.|_XXXXXXXXXXXX",
                    "XXXXXXXXXXXXXXXX", "XXXXXXXXXXXXXXXX", "XXXXXXXXXXXXXXXX", "XXXXXXXXXXXXXXXX",
                    "XXXXXXXXXXXXXXXX", "XXXXXXXXXXXXXXXX", "XXXXXXXXXXXXXXXX", "XXXXXXXXXXXXXXXX",
                    "XXXXXXXXXXXXXXXX", "XXXXXXXXXXXXXXXX", "XXXXXXXXXXXXXXXX", "XXXXXXXXXXXXXXXX",
                    "XXXXXXXXXXXXXXXX", "XXXXXXXXXXXXXXXX", "XXXXXXXXXXXXXXXX", "XXXXXXXXXXXXXXXX",
                    "XXXXXXXXXXXXXXXX", "XXXXXXXXXXXXXXXX"
                ],
            ]),
        TokenRule("roblox-key", "apis.roblox.com", beside: ["roblox"], ["<b48>"],
            finds: [["ROBL", "OX_TOKEN=\"", "3Fw6iTNGh2NJwZWU", "jwhhDEY83u4EgHOZ", "ngoNWcYDdGra1eTj", "\""]],
            passesOver: [
                ["ROBL", "OX_TOKEN=\"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "\""],
                ["other_commit = \"", "3Fw6iTNGh2NJwZWU", "jwhhDEY83u4EgHOZ", "ngoNWcYDdGra1eTj", "\""],
            ]),
        TokenRule(
            "brawlstars-token", "api.brawlstars.com",
            beside: ["brawlstars", "clashroyale", "clashofclans", "supercell"],
            ["eyJ<w10-100>.<w60-900>.<w40-100>"], .structured,
            finds: [[
                "BRAWLS", "TARS_TOKEN=\"", "eyJaYK336E7kApbD", "pB8u0R84N.47REKl", "OVqzu2cFha49AniN",
                "FOX3PVmkiVzEl5CN", "iQCZHQ_Lmx8us-pE", "5s0-y5YHlTUjTboB", "BZ.ODs-1twQ_2tx_", "WXBq8naIrZIQMM-9",
                "_Jh3cetx241nOzZC", "tjsoFC4\""
            ]],
            passesOver: [
                [
                    "BRAWLS", "TARS_TOKEN=\"", "eyJxxxxxxxxxx.xx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxx", "xxxxxxxxxx.xxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxx\""
                ],
                [
                    "other_commit = \"", "eyJaYK336E7kApbD", "pB8u0R84N.47REKl", "OVqzu2cFha49AniN",
                    "FOX3PVmkiVzEl5CN", "iQCZHQ_Lmx8us-pE", "5s0-y5YHlTUjTboB", "BZ.ODs-1twQ_2tx_",
                    "WXBq8naIrZIQMM-9", "_Jh3cetx241nOzZC", "tjsoFC4\""
                ],
            ]),
        TokenRule("hypixel-key", "api.hypixel.net", beside: ["hypixel"], ["<uuid>"],
            finds: [["hypix", "el_api_key: \"", "c2625173-19c5-27", "c7-637b-385ac692", "abff\""]],
            passesOver: [
                ["hypix", "el_api_key: \"", "00000000-0000-00", "00-0000-00000000", "0000\""],
                ["other_commit = \"", "c2625173-19c5-27", "c7-637b-385ac692", "abff\""],
            ]),
        TokenRule("fortnite-key", "fortnite-api.com", beside: ["fortnite"], ["<h8>-<h8>-<h8>-<h8>", "<uuid>"],
            finds: [["FORTN", "ITE_TOKEN=\"", "432fe572-2acc4e2", "6-68f8cfd8-c1232", "856\""]],
            passesOver: [
                ["FORTN", "ITE_TOKEN=\"", "00000000-0000000", "0-00000000-00000", "000\""],
                ["other_commit = \"", "432fe572-2acc4e2", "6-68f8cfd8-c1232", "856\""],
            ]),
        TokenRule("chess-token", "chess.com", beside: ["chesscom"], ["<A20-100>"], .opaque,
            finds: [["chess", "com_key = \"", "IMy5neJgkOyojdv0", "qwAOT6RlqaNGGAdj", "\""]],
            passesOver: [
                ["chess", "com_key = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "IMy5neJgkOyojdv0", "qwAOT6RlqaNGGAdj", "\""],
            ]),
    ]
}
