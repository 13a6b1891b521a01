extension TokenRule {
    /// Games and their makers.
    static let games: [TokenRule] = [
        TokenRule("oculus-token", "graph.oculus.com", ["OC|<d15-18>|<h32>", "OCAE<A60-300>", "FRL<A60-300>"],
            finds: [["OC|66", "138279384189", "91|4af3c6d80", "4f8c4817c229", "685148b458a"]],
            passesOver: [
                ["OC|6", "61"],
                ["OC|00", "000000000000", "0|0000000000", "000000000000", "0000000000"],
            ]),
        TokenRule("playfab-secret", "playfabapi.com", beside: ["playfab", "x-secretkey"], ["<U50>"],
            finds: [[
                "playf", "ab_key = \"", "ZL78U3CBGPC9", "NRG54KHN1NRS", "VF78N9WSQ07C", "MRDPGG2YFZ3M",
                "XR\""
            ]],
            passesOver: [
                ["playf", "ab_key = \"", "XXXXXXXXXXXX", "XXXXXXXXXXXX", "XXXXXXXXXXXX", "XXXXXXXXXXXX", "XX\""],
                ["other_commit = \"", "ZL78U", "3CBGPC9NRG54", "KHN1NRSVF78N", "9WSQ07CMRDPG", "G2YFZ3MXR\""],
            ]),
        TokenRule(
            "unity-key", "services.api.unity.com",
            beside: ["unity_api", "unity_ads", "unity_serial", "unity_license"],
            ["<h32>", "<U2>-<U4>-<U4>-<U4>-<U4>-<U4>", "<w32>"],
            finds: [["unity_", "api_key = \"", "5dc53f6a1088", "4bee65a3136b", "305318cb\""]],
            passesOver: [
                ["unity_", "api_key = \"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "5dc53", "f6a10884bee6", "5a3136b30531", "8cb\""],
            ]),
        TokenRule("photon-secret", "photonengine.com", beside: ["photon_"], ["<uuid>"],
            finds: [["phot", "on_secret = \"", "32ebbe9b-392", "2-173c-8e64-", "b31a5a5e0bf8", "\""]],
            passesOver: [
                ["phot", "on_secret = \"", "00000000-000", "0-0000-0000-", "000000000000", "\""],
                ["other_commit = \"", "32ebb", "e9b-3922-173", "c-8e64-b31a5", "a5e0bf8\""],
            ]),
        TokenRule("gamesparks-secret", "gamesparks.net", beside: ["gamesparks"], ["<A32>"],
            finds: [["gamesp", "arks_key = \"", "qUCcSuDrC6uF", "mbwXxMAfDwrt", "Du1mxSMO\""]],
            passesOver: [
                ["gamesp", "arks_key = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxx\""],
                ["other_commit = \"", "qUCcS", "uDrC6uFmbwXx", "MAfDwrtDu1mx", "SMO\""],
            ]),
        TokenRule("gameanalytics-secret", "api.gameanalytics.com", beside: ["gameanalytics"], ["<h40>"],
            finds: [["gameanal", "ytics_api_key: \"", "ea00a2ce5cff", "778d25e630bb", "ed7880d4d1c1", "03e8\""]],
            passesOver: [
                ["gameanal", "ytics_api_key: \"", "000000000000", "000000000000", "000000000000", "0000\""],
                ["other_commit = \"", "ea00a", "2ce5cff778d2", "5e630bbed788", "0d4d1c103e8\""],
            ]),
        TokenRule(
            "curseforge-key", "api.curseforge.com",
            beside: ["curseforge"],
            ["$2a$10$<v53>", "<uuid>"], .structured,
            finds: [[
                "CURSEF", "ORGE_TOKEN=\"", "$2a$10$PIc2k", "iTYkP%rN49Su", "RNk-enA9#5#J",
                "wkU+VGoTtHiw", "LxuK2XZHpA2V", "\""
            ]],
            passesOver: [
                [
                    "CURSEF", "ORGE_TOKEN=\"", "$2a$10$xxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "\""
                ],
                [
                    "other_commit = \"", "$2a$1", "0$PIc2kiTYkP", "%rN49SuRNk-e", "nA9#5#JwkU+V", "GoTtHiwLxuK2",
                    "XZHpA2V\""
                ],
            ]),
        TokenRule("modrinth-token", "api.modrinth.com", ["mrp_<A60>", "mra_<A60>"],
            finds: [["mrp_E", "pAfCCFmNp07A", "DcS6902PPGc9", "897Rtt4mjnxg", "wxhHm3oKtSHn", "H84eIKhYyP1"]],
            passesOver: [
                ["mrp_", "EpA"],
                ["mrp_x", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxx"],
            ]),
        TokenRule("nexusmods-key", "api.nexusmods.com", beside: ["nexusmods"], ["<b60-150>--<B16-40>", "<b60-150>"],
            finds: [[
                "nexusm", "ods_api_key: \"", "aEFbPawWViuU", "Ym1ShV87uskt", "9gVODdFw6iTN",
                "Gh2NJwZWUjwh", "hDEY83u4EgHO", "ZngoNWcYDdGR", "--2eTPsJGYK3", "36E7kApbD-pB",
                "8u0R8P\""
            ]],
            passesOver: [
                [
                    "nexusm", "ods_api_key: \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "--xxxxxxxxxx", "xxxxxx\""
                ],
                [
                    "other_commit = \"", "aEFbP", "awWViuUYm1Sh", "V87uskt9gVOD", "dFw6iTNGh2NJ", "wZWUjwhhDEY8",
                    "3u4EgHOZngoN", "WcYDdGR--2eT", "PsJGYK336E7k", "ApbD-pB8u0R8", "P\""
                ],
            ]),
        TokenRule("thunderstore-token", "thunderstore.io", ["tss_<A32-40>"],
            finds: [["tss_4", "NPMT8CGD8vpZ", "Y4SsYSfK1u4x", "RiQmY0NkB52"]],
            passesOver: [
                ["tss_", "4NP"],
                ["tss_x", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxx"],
            ]),
        TokenRule(
            "roblox-cookie", "roblox.com",
            [

                "_|WARNING:-DO-NOT-SHARE-THIS.--Sharing-this-will-allow-someone-to-log-in-as-you-and-to-steal-your-ROBUX-and-items.|_{<U300-1500>}"
            ], .structured,
            finds: [[
                "_|WAR", "NING:-DO-NOT", "-SHARE-THIS.", "--Sharing-th", "is-will-allo",
                "w-someone-to", "-log-in-as-y", "ou-and-to-st", "eal-your-ROB", "UX-and-items",
                ".|_QP9DA24N6", "GETPU98Y1UX8", "G98FE7XMPF27", "O7TEVOZQV5SG", "L4K6J5HP2J05",
                "M2ZQFWXEWAHN", "NTUOJ50JL9V5", "1JL5YYNI74GA", "RIZR8VT66T54", "5RD18BC9JL17",
                "20GUMZOJEJHP", "O7JRT7ENELCP", "7NYHESZLCLHP", "8Z4FO4HOMNW4", "Q9K9VZ9NTEVX",
                "51H65M0GF53L", "PZJEVV9YYI26", "EGEMA8Q4RY40", "BNQZ9D7EHEQK", "UZMVYNE9GKYO",
                "JDVQW0LQA660", "DF8J9HQ6ISGG", "E63O3PE52XPS", "2C2681VVYGAV", "CJPQ25G1U6V7",
                "U3HD0PRMGH23", "AS3"
            ]],
            passesOver: [
                [
                    "_|WAR", "NING:-DO-NOT", "-SHARE-THIS.", "--Sharing-th", "is-will-allo", "w-someone-to",
                    "-log-in-as-y", "ou-and-to-st", "eal-your-ROB", "UX-and-items", ".|_QP9"
                ],
                [
                    "_|WAR", "NING:-DO-NOT", "-SHARE-THIS.", "--Sharing-th", "is-will-allo", "w-someone-to",
                    "-log-in-as-y", "ou-and-to-st", "eal-your-ROB", "UX-and-items", ".|_XXXXXXXXX", "XXXXXXXXXXXX",
                    "XXXXXXXXXXXX", "XXXXXXXXXXXX", "XXXXXXXXXXXX", "XXXXXXXXXXXX", "XXXXXXXXXXXX", "XXXXXXXXXXXX",
                    "XXXXXXXXXXXX", "XXXXXXXXXXXX", "XXXXXXXXXXXX", "XXXXXXXXXXXX", "XXXXXXXXXXXX", "XXXXXXXXXXXX",
                    "XXXXXXXXXXXX", "XXXXXXXXXXXX", "XXXXXXXXXXXX", "XXXXXXXXXXXX", "XXXXXXXXXXXX", "XXXXXXXXXXXX",
                    "XXXXXXXXXXXX", "XXXXXXXXXXXX", "XXXXXXXXXXXX", "XXXXXXXXXXXX", "XXXXXXXXXXXX", "XXX"
                ],
            ]),
        TokenRule("roblox-key", "apis.roblox.com", beside: ["roblox"], ["<b48>"],
            finds: [[
                "ROBL", "OX_TOKEN=\"", "U2KdurPIqLHD", "CrEUM4yrDLiu", "/Wn26gwINOxY", "tqZ4JOPtgROJ",
                "\""
            ]],
            passesOver: [
                ["ROBL", "OX_TOKEN=\"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "\""],
                ["other_commit = \"", "U2Kdu", "rPIqLHDCrEUM", "4yrDLiu/Wn26", "gwINOxYtqZ4J", "OPtgROJ\""],
            ]),
        TokenRule(
            "brawlstars-token", "api.brawlstars.com",
            beside: ["brawlstars", "clashroyale", "clashofclans", "supercell"],
            ["eyJ<w10-100>.<w60-900>.<w40-100>"], .structured,
            finds: [[
                "BRAWLS", "TARS_TOKEN=\"", "eyJ0bBsOYqQg", "D4Qw5JcY1LnJ", "5.j8kFZf8gPR",
                "2aYUk3YAIBsR", "kinuf4dWMQui", "8g7uLEVJVARO", "5WZRIX3RVVmT", "bjSEZF9BNkBf",
                "eS.MCdd1kxLL", "HHk07EQ-GzxG", "ejwFLdRlgdS3", "AM-YQnnCsy4G", "eHmllQ1\""
            ]],
            passesOver: [
                [
                    "BRAWLS", "TARS_TOKEN=\"", "eyJxxxxxxxxx", "x.xxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xx.xxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxx\""
                ],
                [
                    "other_commit = \"", "eyJ0b", "BsOYqQgD4Qw5", "JcY1LnJ5.j8k", "FZf8gPR2aYUk", "3YAIBsRkinuf",
                    "4dWMQui8g7uL", "EVJVARO5WZRI", "X3RVVmTbjSEZ", "F9BNkBfeS.MC", "dd1kxLLHHk07", "EQ-GzxGejwFL",
                    "dRlgdS3AM-YQ", "nnCsy4GeHmll", "Q1\""
                ],
            ]),
        TokenRule("hypixel-key", "api.hypixel.net", beside: ["hypixel"], ["<uuid>"],
            finds: [["hypix", "el_key = \"", "66ee49e9-084", "0-2af3-598d-", "2ba5153636d8", "\""]],
            passesOver: [
                ["hypix", "el_key = \"", "00000000-000", "0-0000-0000-", "000000000000", "\""],
                ["other_commit = \"", "66ee4", "9e9-0840-2af", "3-598d-2ba51", "53636d8\""],
            ]),
        TokenRule("fortnite-key", "fortnite-api.com", beside: ["fortnite"], ["<h8>-<h8>-<h8>-<h8>", "<uuid>"],
            finds: [["fortn", "ite_key = \"", "9f756afb-a01", "190ac-ab816c", "5b-465fc373\""]],
            passesOver: [
                ["fortn", "ite_key = \"", "00000000-000", "00000-000000", "00-00000000\""],
                ["other_commit = \"", "9f756", "afb-a01190ac", "-ab816c5b-46", "5fc373\""],
            ]),
        TokenRule("chess-token", "chess.com", beside: ["chesscom"], ["<A20-100>"], .opaque,
            finds: [["chess", "com_secret = \"", "FxkGA99aumOm", "dhEqtDiAEFXU", "4XSFr3N3\""]],
            passesOver: [
                ["chess", "com_secret = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "FxkGA", "99aumOmdhEqt", "DiAEFXU4XSFr", "3N3\""],
            ]),
    ]
}
