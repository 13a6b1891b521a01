extension TokenRule {
    /// Sports, films, food, statistics and markets.
    static let feeds: [TokenRule] = [
        TokenRule(
            "footballdata-token", "api.football-data.org",
            beside: ["footballdata", "football_data", "apifootball", "api_football"],
            ["<h32>"],
            finds: [["footbal", "ldata_secret = \"", "9f5e4dd87ca5", "81e9db0ce84a", "41273889\""]],
            passesOver: [
                ["footbal", "ldata_secret = \"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "9f5e4", "dd87ca581e9d", "b0ce84a41273", "889\""],
            ]),
        TokenRule("sportradar-key", "api.sportradar.com", beside: ["sportradar"], ["<l24>", "<A40>"],
            finds: [["sportr", "adar_secret = \"", "npm3pjlnx33g", "yxd8mtr2iy88", "\""]],
            passesOver: [
                ["sportr", "adar_secret = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "\""],
                ["other_commit = \"", "npm3p", "jlnx33gyxd8m", "tr2iy88\""],
            ]),
        TokenRule(
            "sportsdata-key", "api.sportsdata.io",
            beside: ["sportsdata", "sportsdataio", "fantasydata"],
            ["<h32>"],
            finds: [["sportsd", "ata_api_key: \"", "3166f158c9c2", "fa6936df1184", "1bff5fda\""]],
            passesOver: [
                ["sportsd", "ata_api_key: \"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "3166f", "158c9c2fa693", "6df11841bff5", "fda\""],
            ]),
        TokenRule("theodds-key", "api.the-odds-api.com", beside: ["the_odds", "theodds", "odds_api"], ["<h32>"],
            finds: [["the_od", "ds_api_key: \"", "afc0c154cc30", "e3bd9a327e0a", "7ac7366c\""]],
            passesOver: [
                ["the_od", "ds_api_key: \"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "afc0c", "154cc30e3bd9", "a327e0a7ac73", "66c\""],
            ]),
        TokenRule("pandascore-token", "api.pandascore.co", beside: ["pandascore"], ["<w51>"],
            finds: [[
                "pandasc", "ore_api_key: \"", "q892qfUL9hvg", "Fq-NO5TtFtr8", "duhYw0HvKHm7",
                "YJ5SeVERiPot", "5du\""
            ]],
            passesOver: [
                [
                    "pandasc", "ore_api_key: \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx",
                    "xxx\""
                ],
                ["other_commit = \"", "q892q", "fUL9hvgFq-NO", "5TtFtr8duhYw", "0HvKHm7YJ5Se", "VERiPot5du\""],
            ]),
        TokenRule("faceit-key", "open.faceit.com", beside: ["faceit"], ["<uuid>"],
            finds: [["facei", "t_api_key: \"", "821a896d-db4", "2-ef28-175b-", "984af44d8a70", "\""]],
            passesOver: [
                ["facei", "t_api_key: \"", "00000000-000", "0-0000-0000-", "000000000000", "\""],
                ["other_commit = \"", "821a8", "96d-db42-ef2", "8-175b-984af", "44d8a70\""],
            ]),
        TokenRule("bungie-key", "bungie.net", beside: ["bungie"], ["<h32>"],
            finds: [["BUNG", "IE_TOKEN=\"", "af3fcb71aad5", "95a75ddf5ba5", "1b41a3e0\""]],
            passesOver: [
                ["BUNG", "IE_TOKEN=\"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "af3fc", "b71aad595a75", "ddf5ba51b41a", "3e0\""],
            ]),
        TokenRule("omdb-key", "omdbapi.com", beside: ["omdb", "omdbapi"], ["<h8>"],
            finds: [["omd", "b_key = \"", "0b1d", "0514", "\""]],
            passesOver: [
                ["omd", "b_key = \"", "0000", "0000", "\""],
                ["other_commit = \"", "0b1d", "0514", "\""],
            ]),
        TokenRule("trakt-secret", "api.trakt.tv", beside: ["trakt"], ["<h64>"],
            finds: [[
                "TRAK", "T_TOKEN=\"", "da6e950477a7", "0bbbb0a9896a", "30f5fcb08dd9", "0adc3a141c70",
                "e4e278c54515", "18fa\""
            ]],
            passesOver: [
                [
                    "TRAK", "T_TOKEN=\"", "000000000000", "000000000000", "000000000000", "000000000000",
                    "000000000000", "0000\""
                ],
                [
                    "other_commit = \"", "da6e9", "50477a70bbbb", "0a9896a30f5f", "cb08dd90adc3", "a141c70e4e27",
                    "8c5451518fa\""
                ],
            ]),
        TokenRule("thetvdb-key", "api4.thetvdb.com", beside: ["thetvdb", "tvdb_api"], ["<uuid>"],
            finds: [["thetv", "db_secret = \"", "44974885-ed6", "4-6f1b-6f0e-", "83aa64c2b8b0", "\""]],
            passesOver: [
                ["thetv", "db_secret = \"", "00000000-000", "0-0000-0000-", "000000000000", "\""],
                ["other_commit = \"", "44974", "885-ed64-6f1", "b-6f0e-83aa6", "4c2b8b0\""],
            ]),
        TokenRule("igdb-secret", "api.igdb.com", beside: ["igdb"], ["<l30>", "<h32>"],
            finds: [["igdb", "_api_key: \"", "wol9ld5rstob", "0ung3sgc8z0u", "ucim26\""]],
            passesOver: [
                ["igdb", "_api_key: \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxx\""],
                ["other_commit = \"", "wol9l", "d5rstob0ung3", "sgc8z0uucim2", "6\""],
            ]),
        TokenRule("rawg-key", "api.rawg.io", beside: ["rawg_api", "rawg_key"], ["<h32>"],
            finds: [["rawg_", "api_secret = \"", "8e66030bdd17", "6c2bca1bca1c", "9df0a812\""]],
            passesOver: [
                ["rawg_", "api_secret = \"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "8e660", "30bdd176c2bc", "a1bca1c9df0a", "812\""],
            ]),
        TokenRule("spoonacular-key", "api.spoonacular.com", beside: ["spoonacular"], ["<h32>"],
            finds: [["spoonac", "ular_key = \"", "8a8526f9ed23", "4f878a7d587d", "6d455d7e\""]],
            passesOver: [
                ["spoonac", "ular_key = \"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "8a852", "6f9ed234f878", "a7d587d6d455", "d7e\""],
            ]),
        TokenRule("edamam-key", "api.edamam.com", beside: ["edamam"], ["<h32>"],
            finds: [["edam", "am_key = \"", "2cacd9a2bfc7", "a466a801f264", "6b088ee6\""]],
            passesOver: [
                ["edam", "am_key = \"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "2cacd", "9a2bfc7a466a", "801f2646b088", "ee6\""],
            ]),
        TokenRule("nutritionix-key", "trackapi.nutritionix.com", beside: ["nutritionix"], ["<h32>"],
            finds: [["nutriti", "onix_key = \"", "2e23f5ed85d3", "a97912c0a077", "dc85bd85\""]],
            passesOver: [
                ["nutriti", "onix_key = \"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "2e23f", "5ed85d3a9791", "2c0a077dc85b", "d85\""],
            ]),
        TokenRule(
            "usda-key", "api.nal.usda.gov",
            beside: ["usda_api", "usda_key", "fdc_api", "datagov", "data_gov"],
            ["<A40>"],
            finds: [["usda_a", "pi_api_key: \"", "3PPukGIonxGI", "Lf0jygWev5rf", "Dm3xqf30g43o", "YoAv\""]],
            passesOver: [
                ["usda_a", "pi_api_key: \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxx\""],
                ["other_commit = \"", "3PPuk", "GIonxGILf0jy", "gWev5rfDm3xq", "f30g43oYoAv\""],
            ]),
        TokenRule("census-key", "api.census.gov", beside: ["census_api", "census_key"], ["<h40>"],
            finds: [["CENSUS", "_API_TOKEN=\"", "403d08b71165", "efef90c370a4", "675d4ed399ff", "c8b0\""]],
            passesOver: [
                ["CENSUS", "_API_TOKEN=\"", "000000000000", "000000000000", "000000000000", "0000\""],
                ["other_commit = \"", "403d0", "8b71165efef9", "0c370a4675d4", "ed399ffc8b0\""],
            ]),
        TokenRule(
            "fred-key", "api.stlouisfed.org",
            beside: ["fred_api", "fred_key", "stlouisfed"],
            ["<h32>", "<l32>"],
            finds: [["fred_", "api_key = \"", "f0dd19cb3ae6", "b047e9901bad", "519eca79\""]],
            passesOver: [
                ["fred_", "api_key = \"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "f0dd1", "9cb3ae6b047e", "9901bad519ec", "a79\""],
            ]),
        TokenRule("eia-key", "api.eia.gov", beside: ["eia_api", "eia_key"], ["<A40>"],
            finds: [["EIA_A", "PI_TOKEN=\"", "rsk908HWwZ3Q", "pPGe9aQMvrar", "FccjPp9xOk1e", "zQgN\""]],
            passesOver: [
                ["EIA_A", "PI_TOKEN=\"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxx\""],
                ["other_commit = \"", "rsk90", "8HWwZ3QpPGe9", "aQMvrarFccjP", "p9xOk1ezQgN\""],
            ]),
        TokenRule("bea-key", "apps.bea.gov", beside: ["bea_api", "bea_key"], ["<uuid>"],
            finds: [["BEA_A", "PI_TOKEN=\"", "737d63af-8d4", "a-bc37-4e8f-", "a42a801b4667", "\""]],
            passesOver: [
                ["BEA_A", "PI_TOKEN=\"", "00000000-000", "0-0000-0000-", "000000000000", "\""],
                ["other_commit = \"", "737d6", "3af-8d4a-bc3", "7-4e8f-a42a8", "01b4667\""],
            ]),
        TokenRule(
            "noaa-token", "ncdc.noaa.gov",
            beside: ["noaa_token", "noaa_api", "ncdc_token", "noaa_key"],
            ["<a32>"],
            finds: [["noaa_", "token = \"", "HAoluJOrXWsG", "oQKjsITJkZxp", "OJcsMvZf\""]],
            passesOver: [
                ["noaa_", "token = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxx\""],
                ["other_commit = \"", "HAolu", "JOrXWsGoQKjs", "ITJkZxpOJcsM", "vZf\""],
            ]),
        TokenRule("eodhd-token", "eodhd.com", beside: ["eodhd", "eodhistoricaldata"], ["<h14>.<d8>", "<h13>.<d8>"],
            finds: [["EODH", "D_TOKEN=\"", "985db8708425", "6d.14826101\""]],
            passesOver: [
                ["EODH", "D_TOKEN=\"", "000000000000", "00.00000000\""],
                ["other_commit = \"", "985db", "87084256d.14", "826101\""],
            ]),
        TokenRule("intrinio-key", "api-v2.intrinio.com", beside: ["intrinio"], ["<b44-48>"],
            finds: [["intri", "nio_key = \"", "d0TfbnibrKuK", "sqpQhTElS6k+", "drvCpSmAn/rg", "mMOnPMpx0i\""]],
            passesOver: [
                ["intri", "nio_key = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxx\""],
                ["other_commit = \"", "d0Tfb", "nibrKuKsqpQh", "TElS6k+drvCp", "SmAn/rgmMOnP", "Mpx0i\""],
            ]),
        TokenRule("benzinga-token", "api.benzinga.com", beside: ["benzinga"], ["<A20-100>"], .opaque,
            finds: [["benzin", "ga_api_key: \"", "Kguy3fXMAH7N", "a6LRPfAEy4ju", "LT2p3rzi\""]],
            passesOver: [
                ["benzin", "ga_api_key: \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "Kguy3", "fXMAH7Na6LRP", "fAEy4juLT2p3", "rzi\""],
            ]),
        TokenRule("barchart-key", "ondemand.websol.barchart.com", beside: ["barchart"], ["<h32>"],
            finds: [["barch", "art_key = \"", "ddf4e9f85d8b", "aef7ad972469", "fa81c181\""]],
            passesOver: [
                ["barch", "art_key = \"", "000000000000", "000000000000", "00000000\""],
                ["other_commit = \"", "ddf4e", "9f85d8baef7a", "d972469fa81c", "181\""],
            ]),
        TokenRule("marketaux-token", "api.marketaux.com", beside: ["marketaux", "stockdata_org"], ["<A40>"],
            finds: [["market", "aux_key = \"", "GrPhjsLVPHYk", "Vxj3jxyiRfxY", "sV1tlyCIPR7C", "FcMj\""]],
            passesOver: [
                ["market", "aux_key = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "xxxx\""],
                ["other_commit = \"", "GrPhj", "sLVPHYkVxj3j", "xyiRfxYsV1tl", "yCIPR7CFcMj\""],
            ]),
        TokenRule("nomics-key", "api.nomics.com", beside: ["nomics"], ["<h40>"],
            finds: [["nomi", "cs_key = \"", "65b586a13f74", "0143a1613bf7", "e4cc738d76af", "5c14\""]],
            passesOver: [
                ["nomi", "cs_key = \"", "000000000000", "000000000000", "000000000000", "0000\""],
                ["other_commit = \"", "65b58", "6a13f740143a", "1613bf7e4cc7", "38d76af5c14\""],
            ]),
        TokenRule("coinapi-key", "rest.coinapi.io", beside: ["coinapi"], ["<uuid>"],
            finds: [["coina", "pi_api_key: \"", "67260d31-4d5", "3-d1a8-70d9-", "20c5a3950bf7", "\""]],
            passesOver: [
                ["coina", "pi_api_key: \"", "00000000-000", "0-0000-0000-", "000000000000", "\""],
                ["other_commit = \"", "67260", "d31-4d53-d1a", "8-70d9-20c5a", "3950bf7\""],
            ]),
        TokenRule("cryptopanic-token", "cryptopanic.com", beside: ["cryptopanic"], ["<h40>"],
            finds: [["cryptop", "anic_api_key: \"", "eafcfd8bef05", "c13774ecf36e", "94653dd12b93", "ab53\""]],
            passesOver: [
                ["cryptop", "anic_api_key: \"", "000000000000", "000000000000", "000000000000", "0000\""],
                ["other_commit = \"", "eafcf", "d8bef05c1377", "4ecf36e94653", "dd12b93ab53\""],
            ]),
        TokenRule("lunarcrush-key", "lunarcrush.com", beside: ["lunarcrush"], ["<A20-100>"], .opaque,
            finds: [["lunarcr", "ush_api_key: \"", "NRwv1u8avQ9A", "enx3wR9eWNl5", "L38mumWV\""]],
            passesOver: [
                ["lunarcr", "ush_api_key: \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "NRwv1", "u8avQ9Aenx3w", "R9eWNl5L38mu", "mWV\""],
            ]),
        TokenRule("messari-key", "data.messari.io", beside: ["messari"], ["<uuid>", "<A20-100>"], .opaque,
            finds: [["messa", "ri_api_key: \"", "5b2b0374-482", "a-4d41-1469-", "f817a17c79a8", "\""]],
            passesOver: [
                ["messa", "ri_api_key: \"", "00000000-000", "0-0000-0000-", "000000000000", "\""],
                ["other_commit = \"", "5b2b0", "374-482a-4d4", "1-1469-f817a", "17c79a8\""],
            ]),
        TokenRule("glassnode-key", "api.glassnode.com", beside: ["glassnode"], ["<A20-100>"], .opaque,
            finds: [["glassn", "ode_secret = \"", "KqguvfwCJtYT", "SfJpdF3rD1WV", "ZZ2Gh8Cq\""]],
            passesOver: [
                ["glassn", "ode_secret = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "Kqguv", "fwCJtYTSfJpd", "F3rD1WVZZ2Gh", "8Cq\""],
            ]),
    ]
}
