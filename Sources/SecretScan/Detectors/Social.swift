extension TokenRule {
    /// Social networks, sign-in with them, media.
    static let social: [TokenRule] = [
        TokenRule("facebook-token", "graph.facebook.com", ["EAACEdEose0cBA<A20-300>", "EAA<A90-400>"], .structured,
            finds: [["EAACEdE", "ose0cBA", "R98Sbcmcf5a0TFwvsV5t"]],
            passesOver: [["EAACEdE", "ose0cBAR98S"], ["EAACEdE", "ose0cBAxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule(
            "facebook-app-secret", "graph.facebook.com",
            beside: ["facebook", "fb_app", "fb_secret", "fb_client", "fbapp", "instagram", "meta_app"], ["<h32>"],
            finds: [["FACEB", "OOK", "_SE", "CRET = \"", "f88fd2d149ddbb83", "404ed923808b49f0\""]],
            passesOver: [
                ["FACEB", "OOK", "_SE", "CRET = \"", "00000000000000000000000000000000\""],
                ["other_commit = \"", "f88fd2d149ddbb83", "404ed923808b49f0\""],
            ]),
        TokenRule(
            "facebook-app-token", "graph.facebook.com", beside: ["facebook", "fb_app", "fb_access"],
            ["<d15-16>|<w27>"],
            finds: [["FACEB", "OOK", "_SE", "CRET = \"", "806752147312952|JNS5r", "LAMg7Ut9eXbdWIY-A5CzoO\""]],
            passesOver: [
                ["FACEB", "OOK", "_SE", "CRET = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "806752147312952|JNS5r", "LAMg7Ut9eXbdWIY-A5CzoO\""],
            ]),
        TokenRule("instagram-token", "graph.instagram.com", ["IGQ<w80-250>"], .structured,
            finds: [
                ["I", "GQ", "PM4ynmKzlw_B4GxofF8u45eGbIKOOfcJldQsAgb9P1s46bnw4-mGqVfCKOd57tm4keHht-", "jgP-bu2q3s"],
            ],
            passesOver: [
                ["I", "GQPM4y"],
                ["I", "GQxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "xxxxxxxxxxxx"],
            ]),
        TokenRule("twitter-bearer-token", "api.twitter.com", ["AAAAAAAAAAAAAAAAAAAAA<p70-160>"], .structured,
            finds: [
                ["AAAAAAAAAA", "AAAAAAAAAAA", "f3bJcqxTtOG49KmBMMJgWOdjyUB6eGLoudAQOTOjpB40F4sLnQPyjJ5xXt9gbFBkymJAgr"],
            ],
            passesOver: [
                ["AAAAAAAAAA", "AAAAAAAAAAAf3bJ"],
                ["AAAAAAAAAA", "AAAAAAAAAAAxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "xxxxxxxxxxx"],
            ]),
        TokenRule("twitter-secret", "api.twitter.com", beside: ["twitter"], ["<A50>", "<A45>", "<A25>"],
            finds: [["TWIT", "TER", "_TO", "KEN = \"", "I1oHDjQQwL5ah2baWn9K7Gsuf", "QaPvYnWx03yflAoeoqXivTpjs\""]],
            passesOver: [
                ["TWIT", "TER", "_TO", "KEN = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "I1oHDjQQwL5ah2baWn9K7Gsuf", "QaPvYnWx03yflAoeoqXivTpjs\""],
            ]),
        TokenRule("twitter-access-token", "api.twitter.com", beside: ["twitter"], ["<d8-19>-<A40>"],
            finds: [["TWIT", "TER", "_SE", "CRET: \"", "86781087-uBHSUZVSEdO0nJm", "zNrgWX8otlPat3GCOpk05201N\""]],
            passesOver: [
                ["TWIT", "TER", "_SE", "CRET: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "86781087-uBHSUZVSEdO0nJm", "zNrgWX8otlPat3GCOpk05201N\""],
            ]),
        TokenRule("linkedin-secret", "api.linkedin.com", ["WPL_AP1.<A16>.<b8>"],
            finds: [["WPL_", "AP1.", "rJEpnDSdePUGvPnt.EfRGjTWs"]],
            passesOver: [["WPL_", "AP1.rJEp"], ["WPL_", "AP1.xxxxxxxxxxxxxxxx.xxxxxxxx"]]),
        TokenRule("linkedin-secret", "api.linkedin.com", beside: ["linkedin"], ["<A16>"],
            finds: [["linke", "din", "_to", "ken: \"", "s32zGzPK", "q5XXbL1s\""]],
            passesOver: [
                ["linke", "din", "_to", "ken: \"", "xxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "s32zGzPK", "q5XXbL1s\""],
            ]),
        TokenRule("twitch-token", "api.twitch.tv", beside: ["twitch"], ["<l30>"],
            finds: [["twit", "ch", "_ke", "y = \"", "0zxgcohgko186wr", "4nf3ck4jmpxe0ux\""]],
            passesOver: [
                ["twit", "ch", "_ke", "y = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "0zxgcohgko186wr", "4nf3ck4jmpxe0ux\""],
            ]),
        TokenRule("twitch-token", "irc.chat.twitch.tv", ["oauth:<l30>"],
            finds: [["oau", "th:", "r9xcragr6sqgf13dlx1bgufkwqoa3r"]],
            passesOver: [["oau", "th:r9xc"], ["oau", "th:xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("spotify-secret", "accounts.spotify.com", beside: ["spotify"], ["<h32>"],
            finds: [["spot", "ify", "_to", "ken = \"", "8235ed5c0c10a739", "ac2f14d922754d4d\""]],
            passesOver: [
                ["spot", "ify", "_to", "ken = \"", "00000000000000000000000000000000\""],
                ["other_commit = \"", "8235ed5c0c10a739", "ac2f14d922754d4d\""],
            ]),
        TokenRule("reddit-secret", "reddit.com", beside: ["reddit"], ["<w27>", "<w30>"],
            finds: [["REDD", "IT", "_SE", "CRET = \"", "bQ6tqBexl_jY7", "kv5pRbze5T-txl\""]],
            passesOver: [
                ["REDD", "IT", "_SE", "CRET = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "bQ6tqBexl_jY7", "kv5pRbze5T-txl\""],
            ]),
        TokenRule("snapchat-secret", "snapchat.com", beside: ["snapchat", "snap_"], ["<h20>"],
            finds: [["SNAPC", "HAT", "_TO", "KEN = \"", "ae074735d1", "3dac70ca01\""]],
            passesOver: [
                ["SNAPC", "HAT", "_TO", "KEN = \"", "00000000000000000000\""],
                ["other_commit = \"", "ae074735d1", "3dac70ca01\""],
            ]),
        TokenRule("tiktok-secret", "open.tiktokapis.com", beside: ["tiktok"], ["<h40>", "<A32>"],
            finds: [["TIKT", "OK", "_SE", "CRET: \"", "8e7eacaa2d32a1f0a501", "949ca5fd28e332c45283\""]],
            passesOver: [
                ["TIKT", "OK", "_SE", "CRET: \"", "0000000000000000000000000000000000000000\""],
                ["other_commit: \"", "8e7eacaa2d32a1f0a501", "949ca5fd28e332c45283\""],
            ]),
        TokenRule("pinterest-token", "api.pinterest.com", ["pina_<A60-140>"],
            finds: [["pi", "na_", "yl4ws839CrQ6RRbMy8EPdGmlgCkyuLfHPO5ByOXHg0SyGGFB1cBaoXhfKP8d"]],
            passesOver: [["pi", "na_yl4w"], ["pi", "na_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]]),
        TokenRule("strava-secret", "strava.com", beside: ["strava"], ["<h40>"],
            finds: [["STRA", "VA", "_KE", "Y: \"", "f8efb6a61dfea380f0de", "a8182a939937a77e5163\""]],
            passesOver: [
                ["STRA", "VA", "_KE", "Y: \"", "0000000000000000000000000000000000000000\""],
                ["other_commit: \"", "f8efb6a61dfea380f0de", "a8182a939937a77e5163\""],
            ]),
        TokenRule("fitbit-secret", "api.fitbit.com", beside: ["fitbit"], ["<h32>"],
            finds: [["FITB", "IT", "_KE", "Y = \"", "1aec2b399b313a78", "402725317de350e3\""]],
            passesOver: [
                ["FITB", "IT", "_KE", "Y = \"", "00000000000000000000000000000000\""],
                ["other_commit = \"", "1aec2b399b313a78", "402725317de350e3\""],
            ]),
        TokenRule("flickr-key", "flickr.com", beside: ["flickr"], ["<h32>", "<h16>"],
            finds: [["FLIC", "KR", "_TO", "KEN: \"", "a26dd5683d90a75d", "871047c1e3f64f78\""]],
            passesOver: [
                ["FLIC", "KR", "_TO", "KEN: \"", "00000000000000000000000000000000\""],
                ["other_commit: \"", "a26dd5683d90a75d", "871047c1e3f64f78\""],
            ]),
        TokenRule("tumblr-secret", "api.tumblr.com", beside: ["tumblr"], ["<A50>"],
            finds: [["tumb", "lr", "_to", "ken = \"", "hMJZ4r30R2DLevpEVexY6akQK", "chqFMAweNGMSbryi6HlOQBNKN\""]],
            passesOver: [
                ["tumb", "lr", "_to", "ken = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "hMJZ4r30R2DLevpEVexY6akQK", "chqFMAweNGMSbryi6HlOQBNKN\""],
            ]),
        TokenRule("vk-token", "api.vk.com", ["vk1.a.<w100-300>"], .structured,
            finds: [
                [
                    "vk1", ".a.", "WLKV24AIDni4JCwtFsDdDslf8AQ248XhzAZL_npFH--I6RovMkoZi9eyLVFCcB5LZKduvX",
                    "AODVnK-jObH5lRCrDRd2O_bsE-Hp00"
                ],
            ],
            passesOver: [
                ["vk1", ".a.WLKV"],
                [
                    "vk1", ".a.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
                ],
            ]),
        TokenRule(
            "vk-secret", "api.vk.com",
            beside: ["vkontakte", "vk_secret", "vk_token", "vk_access", "vk_service", "vk_app"], ["<h85>", "<A20>"],
            finds: [
                [
                    "vkont", "akte", "_se", "cret: \"", "a9dc87e9f72e552a803179a24ba0963a9291aeaf87",
                    "becefdb884b9cf31ed71fbd7f7f0adbdfb0e7ed3249\""
                ],
            ],
            passesOver: [
                [
                    "vkont", "akte", "_se", "cret: \"",
                    "0000000000000000000000000000000000000000000000000000000000000000000000", "000000000000000\""
                ],
                [
                    "other_commit: \"", "a9dc87e9f72e552a803179a24ba0963a9291aeaf87",
                    "becefdb884b9cf31ed71fbd7f7f0adbdfb0e7ed3249\""
                ],
            ]),
        TokenRule("yahoo-secret", "api.login.yahoo.com", beside: ["yahoo"], ["<h40>"],
            finds: [["yah", "oo", "_to", "ken = \"", "b5fcaaf8bb7def48d2fe", "45c639002bc0a81fbe03\""]],
            passesOver: [
                ["yah", "oo", "_to", "ken = \"", "0000000000000000000000000000000000000000\""],
                ["other_commit = \"", "b5fcaaf8bb7def48d2fe", "45c639002bc0a81fbe03\""],
            ]),
        TokenRule("dropbox-token", "api.dropboxapi.com", ["sl.<w130-1500>"], .structured,
            finds: [
                [
                    "s", "l.", "m8gpma2iPB8Hp3GW3LuGCHeTf9pnbYgqREpULfLwr9diccc70A5GKqWluKYNH1nwHhvevJ",
                    "u1sPctb-VZS2yLsStFjVUGSL37-NXboZ7ExyGrxK3EvHUFXfX2KL2otu5Hmr"
                ],
            ],
            passesOver: [
                ["s", "l.m8gp"],
                [
                    "s", "l.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
                ],
            ]),
        TokenRule("dropbox-secret", "api.dropboxapi.com", beside: ["dropbox"], ["<l15>", "<w64>"],
            finds: [["drop", "box", "_se", "cret: \"", "1jg6zsm", "9scsk0u7\""]],
            passesOver: [
                ["drop", "box", "_se", "cret: \"", "xxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "1jg6zsm", "9scsk0u7\""],
            ]),
        TokenRule("dropbox-token", "api.dropboxapi.com", beside: ["dropbox"], ["<A11>AAAAAAAAAA<w43>"], .structured,
            finds: [
                [
                    "DROP", "BOX", "_KE", "Y = \"", "WKpVz6V4WBjAAAAAAAAAAGZVlAHweUNb",
                    "230G_vdcONlBvzAfCJsz5zBXP039v_uc\""
                ],
            ],
            passesOver: [
                ["DROP", "BOX", "_KE", "Y = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "WKpVz6V4WBjAAAAAAAAAAGZVlAHweUNb", "230G_vdcONlBvzAfCJsz5zBXP039v_uc\""],
            ]),
        TokenRule(
            "box-secret", "api.box.com",
            beside: ["box_client", "box_api", "box_secret", "box_app", "box_token", "boxapp"], ["<A32>"],
            finds: [["box_cl", "ient", "_to", "ken: \"", "WE1OKBPCgIqV5pN4", "mYgbpO83sQBhgYF1\""]],
            passesOver: [
                ["box_cl", "ient", "_to", "ken: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "WE1OKBPCgIqV5pN4", "mYgbpO83sQBhgYF1\""],
            ]),
        TokenRule("imgur-secret", "api.imgur.com", beside: ["imgur"], ["<h40>"],
            finds: [["IMG", "UR", "_TO", "KEN: \"", "6f82e5daf1617ce1e497", "698161ce1e8685536ba6\""]],
            passesOver: [
                ["IMG", "UR", "_TO", "KEN: \"", "0000000000000000000000000000000000000000\""],
                ["other_commit: \"", "6f82e5daf1617ce1e497", "698161ce1e8685536ba6\""],
            ]),
        TokenRule("unsplash-key", "api.unsplash.com", beside: ["unsplash"], ["<w43>"],
            finds: [["UNSPL", "ASH", "_SE", "CRET: \"", "7HBB5ZuWpGWsAe9ACmBy7", "qB4oPoOHHPbzdXug_FG2A9\""]],
            passesOver: [
                ["UNSPL", "ASH", "_SE", "CRET: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "7HBB5ZuWpGWsAe9ACmBy7", "qB4oPoOHHPbzdXug_FG2A9\""],
            ]),
        TokenRule("giphy-key", "api.giphy.com", beside: ["giphy"], ["<A32>"],
            finds: [["GIP", "HY", "_KE", "Y = \"", "rwj7eUN7RgK1ba60", "RVbObf8oECVMJICA\""]],
            passesOver: [
                ["GIP", "HY", "_KE", "Y = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "rwj7eUN7RgK1ba60", "RVbObf8oECVMJICA\""],
            ]),
        TokenRule("vimeo-token", "api.vimeo.com", beside: ["vimeo"], ["<h32>", "<b128>"],
            finds: [["vim", "eo", "_se", "cret = \"", "36ef8be22fb3fd4c", "1d48d849d2a71497\""]],
            passesOver: [
                ["vim", "eo", "_se", "cret = \"", "00000000000000000000000000000000\""],
                ["other_commit = \"", "36ef8be22fb3fd4c", "1d48d849d2a71497\""],
            ]),
        TokenRule("steam-key", "api.steampowered.com", beside: ["steam"], ["<X32>"],
            finds: [["STE", "AM", "_SE", "CRET: \"", "2ED914D8F3F4E5CC", "89DE4A14CE9991B7\""]],
            passesOver: [
                ["STE", "AM", "_SE", "CRET: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "2ED914D8F3F4E5CC", "89DE4A14CE9991B7\""],
            ]),
        TokenRule("riot-key", "api.riotgames.com", ["RGAPI-<uuid>"],
            finds: [["RGA", "PI-", "ebd67978-32ba-8990-5049-127745997f6c"]],
            passesOver: [["RGA", "PI-ebd6"], ["RGA", "PI-00000000-0000-0000-0000-000000000000"]]),
        TokenRule(
            "battlenet-secret", "oauth.battle.net", beside: ["battlenet", "battle_net", "blizzard", "bnet"],
            ["<A32>"],
            finds: [["BATTL", "ENET", "_KE", "Y: \"", "QLIUQLB9R6BWeOSz", "9JcoRqpmoCQfCcMC\""]],
            passesOver: [
                ["BATTL", "ENET", "_KE", "Y: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "QLIUQLB9R6BWeOSz", "9JcoRqpmoCQfCcMC\""],
            ]),
        TokenRule("patreon-token", "patreon.com", beside: ["patreon"], ["<w43>"],
            finds: [["PATR", "EON", "_SE", "CRET = \"", "V0Ab_Rwn4YQse7nZOfPMK", "uTMobsnODHCIMlJxXPDq8Z\""]],
            passesOver: [
                ["PATR", "EON", "_SE", "CRET = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "V0Ab_Rwn4YQse7nZOfPMK", "uTMobsnODHCIMlJxXPDq8Z\""],
            ]),
        TokenRule("bluesky-password", "bsky.social", beside: ["bluesky", "bsky"], ["<l4>-<l4>-<l4>-<l4>"],
            finds: [["BLUE", "SKY", "_SE", "CRET = \"", "tnvu-hcgc", "-70z2-hjlo\""]],
            passesOver: [
                ["BLUE", "SKY", "_SE", "CRET = \"", "xxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "tnvu-hcgc", "-70z2-hjlo\""],
            ]),
        TokenRule("mastodon-token", nil, beside: ["mastodon"], ["<w43>"],
            finds: [["MASTO", "DON", "_SE", "CRET = \"", "OaSQxxPzNnuLo_-QGw2un", "pUtX_eBZYcCNN1Csr-zi6f\""]],
            passesOver: [
                ["MASTO", "DON", "_SE", "CRET = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "OaSQxxPzNnuLo_-QGw2un", "pUtX_eBZYcCNN1Csr-zi6f\""],
            ]),
    ]
}
