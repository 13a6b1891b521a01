extension TokenRule {
    /// More of ``social``.
    static let social2: [TokenRule] = [
        TokenRule("disqus-secret", "disqus.com", beside: ["disqus"], ["<A64>"],
            finds: [
                [
                    "disq", "us", "_ke", "y = \"", "1EFmtg7QXMnx0A5HaYM805Atek2VYbSK",
                    "PzHh2zR2zKQT2kb5HSFPHUr3o9St2mqR\""
                ],
            ],
            passesOver: [
                ["disq", "us", "_ke", "y = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "1EFmtg7QXMnx0A5HaYM805Atek2VYbSK", "PzHh2zR2zKQT2kb5HSFPHUr3o9St2mqR\""],
            ]),
        TokenRule("tmdb-key", "api.themoviedb.org", beside: ["tmdb", "moviedb"], ["<h32>"],
            finds: [["tmd", "b", "_ke", "y = \"", "6d4d926c4321321c", "e5d9df3b3b639dc4\""]],
            passesOver: [
                ["tmd", "b", "_ke", "y = \"", "00000000000000000000000000000000\""],
                ["other_commit = \"", "6d4d926c4321321c", "e5d9df3b3b639dc4\""],
            ]),
        TokenRule("lastfm-secret", "ws.audioscrobbler.com", beside: ["lastfm", "last_fm"], ["<h32>"],
            finds: [["last", "fm", "_se", "cret: \"", "3fce8896a61fddf3", "c52ec7b77190aa90\""]],
            passesOver: [
                ["last", "fm", "_se", "cret: \"", "00000000000000000000000000000000\""],
                ["other_commit: \"", "3fce8896a61fddf3", "c52ec7b77190aa90\""],
            ]),
        TokenRule("soundcloud-secret", "api.soundcloud.com", beside: ["soundcloud"], ["<A32>"],
            finds: [["soundc", "loud", "_se", "cret: \"", "mPRhRIZZOYhJPpvw", "k3cp7pKALS0OLaEf\""]],
            passesOver: [
                ["soundc", "loud", "_se", "cret: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "mPRhRIZZOYhJPpvw", "k3cp7pKALS0OLaEf\""],
            ]),
        TokenRule("genius-token", "api.genius.com", beside: ["genius"], ["<w64>"],
            finds: [
                [
                    "GENI", "US", "_KE", "Y = \"", "CyVrlN9pKXOzGHTKaWsZff2K9Gu0PFPB",
                    "akb-Qz3Faq4ZHxX6_bUrtf5KK0oqgOuu\""
                ],
            ],
            passesOver: [
                ["GENI", "US", "_KE", "Y = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "CyVrlN9pKXOzGHTKaWsZff2K9Gu0PFPB", "akb-Qz3Faq4ZHxX6_bUrtf5KK0oqgOuu\""],
            ]),
        TokenRule("foursquare-token", "api.foursquare.com", beside: ["foursquare", "fsq"], ["fsq3<b44>", "<U48>"],
            finds: [["FOURSQ", "UARE", "_SE", "CRET: \"", "fsq3UT4HbN8trzc5HNYH4hMa", "H+m5IqRNvYv69liNMziklfyT\""]],
            passesOver: [
                ["FOURSQ", "UARE", "_SE", "CRET: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "fsq3UT4HbN8trzc5HNYH4hMa", "H+m5IqRNvYv69liNMziklfyT\""],
            ]),
        TokenRule("meetup-secret", "api.meetup.com", beside: ["meetup"], ["<l26>"],
            finds: [["MEET", "UP", "_SE", "CRET = \"", "cg92nrtqgasfh", "w0zrfecu32ed3\""]],
            passesOver: [
                ["MEET", "UP", "_SE", "CRET = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "cg92nrtqgasfh", "w0zrfecu32ed3\""],
            ]),
        TokenRule("eventbrite-token", "eventbriteapi.com", beside: ["eventbrite"], ["<U20>"],
            finds: [["eventb", "rite", "_ke", "y = \"", "1AWEBQ0TMV", "QP1C5TTVBM\""]],
            passesOver: [
                ["eventb", "rite", "_ke", "y = \"", "xxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "1AWEBQ0TMV", "QP1C5TTVBM\""],
            ]),
        TokenRule("yelp-key", "api.yelp.com", beside: ["yelp"], ["<w128>"],
            finds: [
                [
                    "yel", "p", "_se", "cret: \"", "fnlHMFGSNTHcKO2-6BkphQhgG75BLZNqbe0UG4dXBAs85Hxxyon0rqTgHrDodPL8",
                    "O2DyJDz9SJpiBumvd7Ij9VLJ6oWTpKWK2gxNFN8euxeyhvlgQ-uMS2kQat9ggZPB\""
                ],
            ],
            passesOver: [
                [
                    "yel", "p", "_se", "cret: \"",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""
                ],
                [
                    "other_commit: \"", "fnlHMFGSNTHcKO2-6BkphQhgG75BLZNqbe0UG4dXBAs85Hxxyon0rqTgHrDodPL8",
                    "O2DyJDz9SJpiBumvd7Ij9VLJ6oWTpKWK2gxNFN8euxeyhvlgQ-uMS2kQat9ggZPB\""
                ],
            ]),
        TokenRule("deviantart-secret", "deviantart.com", beside: ["deviantart"], ["<h32>"],
            finds: [["devian", "tart", "_se", "cret: \"", "3f0f7528a387901d", "be6766686c7e63eb\""]],
            passesOver: [
                ["devian", "tart", "_se", "cret: \"", "00000000000000000000000000000000\""],
                ["other_commit: \"", "3f0f7528a387901d", "be6766686c7e63eb\""],
            ]),
        TokenRule("dribbble-secret", "dribbble.com", beside: ["dribbble"], ["<h64>"],
            finds: [
                [
                    "DRIBB", "BLE", "_SE", "CRET = \"", "eac4d15935a05f5d18c8669c71fd0658",
                    "e07a604fd4aeacd193494a13fa14fac7\""
                ],
            ],
            passesOver: [
                [
                    "DRIBB", "BLE", "_SE", "CRET = \"",
                    "0000000000000000000000000000000000000000000000000000000000000000\""
                ],
                ["other_commit = \"", "eac4d15935a05f5d18c8669c71fd0658", "e07a604fd4aeacd193494a13fa14fac7\""],
            ]),
        TokenRule("behance-key", "behance.net", beside: ["behance"], ["<A32>"],
            finds: [["BEHA", "NCE", "_TO", "KEN: \"", "zbxzewnqrFt4Nup4", "1mjjLuUfxjYKhzr2\""]],
            passesOver: [
                ["BEHA", "NCE", "_TO", "KEN: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "zbxzewnqrFt4Nup4", "1mjjLuUfxjYKhzr2\""],
            ]),
        TokenRule("pexels-key", "api.pexels.com", beside: ["pexels"], ["<A56>"],
            finds: [["PEXE", "LS", "_KE", "Y = \"", "CbMYttYwXgpry5fFdKWFMtmK9DZo", "xXufZgqTYIS7mMo5FamgNbeboEWS\""]],
            passesOver: [
                ["PEXE", "LS", "_KE", "Y = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "CbMYttYwXgpry5fFdKWFMtmK9DZo", "xXufZgqTYIS7mMo5FamgNbeboEWS\""],
            ]),
        TokenRule("pixabay-key", "pixabay.com", beside: ["pixabay"], ["<d7-8>-<h25>"],
            finds: [["PIXA", "BAY", "_KE", "Y: \"", "7196888-fbbea38e", "a9d9f022e79a3e2ce\""]],
            passesOver: [
                ["PIXA", "BAY", "_KE", "Y: \"", "000000000000000000000000000000000\""],
                ["other_commit: \"", "7196888-fbbea38e", "a9d9f022e79a3e2ce\""],
            ]),
        TokenRule("nytimes-key", "api.nytimes.com", beside: ["nytimes", "ny_times", "nyt_api", "nyt_key"], ["<A32>"],
            finds: [["NYTI", "MES", "_TO", "KEN: \"", "IWUtkn5Ri2OTS7rA", "efyRxutT4hV0kCZF\""]],
            passesOver: [
                ["NYTI", "MES", "_TO", "KEN: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "IWUtkn5Ri2OTS7rA", "efyRxutT4hV0kCZF\""],
            ]),
        TokenRule(
            "guardian-key", "content.guardianapis.com", beside: ["guardian_api", "guardian_key", "theguardian"],
            ["<uuid>"],
            finds: [["guardia", "n_api", "_to", "ken: \"", "6a80101f-44e5-cac6", "-1f63-1c4e97274398\""]],
            passesOver: [
                ["guardia", "n_api", "_to", "ken: \"", "00000000-0000-0000-0000-000000000000\""],
                ["other_commit: \"", "6a80101f-44e5-cac6", "-1f63-1c4e97274398\""],
            ]),
        TokenRule("newsapi-key", "newsapi.org", beside: ["newsapi", "news_api"], ["<h32>"],
            finds: [["news", "api", "_ke", "y = \"", "cf309ebbe06df0dc", "25177dcfb5b58bb0\""]],
            passesOver: [
                ["news", "api", "_ke", "y = \"", "00000000000000000000000000000000\""],
                ["other_commit = \"", "cf309ebbe06df0dc", "25177dcfb5b58bb0\""],
            ]),
        TokenRule("rapidapi-key", "rapidapi.com", ["<l10>msh<h15>p1<h6>jsn<h12>"],
            finds: [["zk9zhq0wpwm", "sh", "84aaf4f689c4e03p1854527jsnb8e497804309"]],
            passesOver: [
                ["zhq0wpwm", "sh84aaf4f689c4e03p1854527jsnb8e497804309"],
                ["xxxxxxxxxxm", "sh000000000000000p1000000jsn000000000000"],
            ]),
        TokenRule("rapidapi-key", "rapidapi.com", beside: ["rapidapi", "rapid_api"], ["<A50>"],
            finds: [["RAPID", "API", "_TO", "KEN = \"", "29sDAT7MloZTZzM8oS4aQUXii", "xWo4D2qJsJS4CFvczQVX1sGLI\""]],
            passesOver: [
                ["RAPID", "API", "_TO", "KEN = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "29sDAT7MloZTZzM8oS4aQUXii", "xWo4D2qJsJS4CFvczQVX1sGLI\""],
            ]),
        TokenRule(
            "mux-token", "api.mux.com", beside: ["mux_token", "mux_secret", "mux_access", "mux_api", "muxtoken"],
            ["<b75>"],
            finds: [
                [
                    "mux_t", "oken", ": \"", "r3ebKm2zUazZuEoEr1t9xZAW6C+CHJlNZSPIt",
                    "G/V7JMhE78arzseRjlVK77zIxAGyCdtv8HKQAC\""
                ],
            ],
            passesOver: [
                [
                    "mux_t", "oken", ": \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                    "xxxxx\""
                ],
                [
                    "other_commit: \"", "r3ebKm2zUazZuEoEr1t9xZAW6C+CHJlNZSPIt",
                    "G/V7JMhE78arzseRjlVK77zIxAGyCdtv8HKQAC\""
                ],
            ]),
        TokenRule("cloudinary-secret", "api.cloudinary.com", beside: ["cloudinary"], ["<w27>"],
            finds: [["cloudi", "nary", "_to", "ken: \"", "H6ttr468SsOse", "RjHoGtUR8vONnf\""]],
            passesOver: [
                ["cloudi", "nary", "_to", "ken: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "H6ttr468SsOse", "RjHoGtUR8vONnf\""],
            ]),
        TokenRule("imagekit-private-key", "upload.imagekit.io", ["private_<b27>="],
            finds: [["priv", "ate_", "fCyEkL4LkiWkUZU0OyrhGp7Ww88="]],
            passesOver: [["priv", "ate_fCyE"], ["priv", "ate_xxxxxxxxxxxxxxxxxxxxxxxxxxx="]]),
        TokenRule("imgix-key", "api.imgix.com", beside: ["imgix"], ["ak_<h64>"],
            finds: [
                [
                    "img", "ix", "_se", "cret: \"", "ak_f5622785567971f0fa123d2c7f81ef",
                    "1cd5cc2855ee6b7fb2364b3074f17c21b8\""
                ],
            ],
            passesOver: [
                [
                    "img", "ix", "_se", "cret: \"",
                    "0000000000000000000000000000000000000000000000000000000000000000000\""
                ],
                ["other_commit: \"", "ak_f5622785567971f0fa123d2c7f81ef", "1cd5cc2855ee6b7fb2364b3074f17c21b8\""],
            ]),
        TokenRule("uploadcare-secret", "api.uploadcare.com", beside: ["uploadcare"], ["<h20>"],
            finds: [["upload", "care", "_to", "ken = \"", "9c7517ec2e", "f2ac792cad\""]],
            passesOver: [
                ["upload", "care", "_to", "ken = \"", "00000000000000000000\""],
                ["other_commit = \"", "9c7517ec2e", "f2ac792cad\""],
            ]),
        TokenRule("filestack-key", "filestackapi.com", beside: ["filestack"], ["A<A20>z"],
            finds: [["FILES", "TACK", "_KE", "Y: \"", "AIYio9KeO8H", "BEdA6Ectjzz\""]],
            passesOver: [
                ["FILES", "TACK", "_KE", "Y: \"", "xxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "AIYio9KeO8H", "BEdA6Ectjzz\""],
            ]),
        TokenRule("transloadit-secret", "api2.transloadit.com", beside: ["transloadit"], ["<h40>", "<h32>"],
            finds: [["transl", "oadit", "_ke", "y: \"", "19a3045922601d008e21", "11b8a29af744287d8f14\""]],
            passesOver: [
                ["transl", "oadit", "_ke", "y: \"", "0000000000000000000000000000000000000000\""],
                ["other_commit: \"", "19a3045922601d008e21", "11b8a29af744287d8f14\""],
            ]),
        TokenRule("jwplayer-secret", "api.jwplayer.com", beside: ["jwplayer", "jw_player"], ["<A24-80>"],
            finds: [["JWPLA", "YER", "_KE", "Y = \"", "v20G1u6gc55e", "BqWXUZF7iBa0\""]],
            passesOver: [
                ["JWPLA", "YER", "_KE", "Y = \"", "xxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "v20G1u6gc55e", "BqWXUZF7iBa0\""],
            ]),
        TokenRule("wistia-token", "api.wistia.com", beside: ["wistia"], ["<h64>"],
            finds: [
                [
                    "wist", "ia", "_to", "ken = \"", "4f372ca8e85fc98b24a59bc5a784f362",
                    "23db3783a3422908d4b49cc2f20bc53e\""
                ],
            ],
            passesOver: [
                ["wist", "ia", "_to", "ken = \"", "0000000000000000000000000000000000000000000000000000000000000000\""],
                ["other_commit = \"", "4f372ca8e85fc98b24a59bc5a784f362", "23db3783a3422908d4b49cc2f20bc53e\""],
            ]),
        TokenRule("livepeer-key", "livepeer.studio", beside: ["livepeer"], ["<uuid>"],
            finds: [["livep", "eer", "_ke", "y = \"", "a2e7e242-2923-daa2", "-9420-7cd98a7d417d\""]],
            passesOver: [
                ["livep", "eer", "_ke", "y = \"", "00000000-0000-0000-0000-000000000000\""],
                ["other_commit = \"", "a2e7e242-2923-daa2", "-9420-7cd98a7d417d\""],
            ]),
        TokenRule("api-video-key", "ws.api.video", beside: ["api_video", "apivideo"], ["<A43>"],
            finds: [["API_V", "IDEO", "_KE", "Y: \"", "5RKqQV8kw8zzzcM58teZs", "9oVN2Vak309sOUViMeGgF8\""]],
            passesOver: [
                ["API_V", "IDEO", "_KE", "Y: \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit: \"", "5RKqQV8kw8zzzcM58teZs", "9oVN2Vak309sOUViMeGgF8\""],
            ]),
        TokenRule("tinypng-key", "api.tinify.com", beside: ["tinify", "tinypng"], ["<A32>"],
            finds: [["tini", "fy", "_ke", "y = \"", "O2RSVxZnTsRAfzmx", "HL5OU4armH6Rhv3k\""]],
            passesOver: [
                ["tini", "fy", "_ke", "y = \"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "O2RSVxZnTsRAfzmx", "HL5OU4armH6Rhv3k\""],
            ]),
        TokenRule("removebg-key", "api.remove.bg", beside: ["removebg", "remove_bg"], ["<A24>"],
            finds: [["remov", "ebg", "_se", "cret = \"", "bb9rgOVOdwr0", "X582uAKq0Ht9\""]],
            passesOver: [
                ["remov", "ebg", "_se", "cret = \"", "xxxxxxxxxxxxxxxxxxxxxxxx\""],
                ["other_commit = \"", "bb9rgOVOdwr0", "X582uAKq0Ht9\""],
            ]),
    ]
}
