extension TokenRule {
    /// Sports, films, food, statistics and markets.
    static let feeds: [TokenRule] = [
        TokenRule(
            "footballdata-token", "api.football-data.org",
            beside: ["footballdata", "football_data", "apifootball", "api_football"],
            ["<h32>"],
            finds: [["footbal", "ldata_secret = \"", "9f5e4dd87ca581e9", "db0ce84a41273889", "\""]],
            passesOver: [
                ["footbal", "ldata_secret = \"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "9f5e4dd87ca581e9", "db0ce84a41273889", "\""],
            ]),
        TokenRule("sportradar-key", "api.sportradar.com", beside: ["sportradar"], ["<l24>", "<A40>"],
            finds: [["sportr", "adar_secret = \"", "npm3pjlnx33g", "yxd8mtr2iy88", "\""]],
            passesOver: [
                ["sportr", "adar_secret = \"", "xxxxxxxxxxxx", "xxxxxxxxxxxx", "\""],
                ["other_commit = \"", "npm3pjlnx33g", "yxd8mtr2iy88", "\""],
            ]),
        TokenRule(
            "sportsdata-key", "api.sportsdata.io",
            beside: ["sportsdata", "sportsdataio", "fantasydata"],
            ["<h32>"],
            finds: [["sportsd", "ata_api_key: \"", "3166f158c9c2fa69", "36df11841bff5fda", "\""]],
            passesOver: [
                ["sportsd", "ata_api_key: \"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "3166f158c9c2fa69", "36df11841bff5fda", "\""],
            ]),
        TokenRule("theodds-key", "api.the-odds-api.com", beside: ["the_odds", "theodds", "odds_api"], ["<h32>"],
            finds: [["the_od", "ds_api_key: \"", "afc0c154cc30e3bd", "9a327e0a7ac7366c", "\""]],
            passesOver: [
                ["the_od", "ds_api_key: \"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "afc0c154cc30e3bd", "9a327e0a7ac7366c", "\""],
            ]),
        TokenRule("pandascore-token", "api.pandascore.co", beside: ["pandascore"], ["<w51>"],
            finds: [["pandasc", "ore_api_key: \"", "q892qfUL9hvgFq-N", "O5TtFtr8duhYw0Hv", "KHm7YJ5SeVERiPot", "5du\""]],
            passesOver: [
                ["pandasc", "ore_api_key: \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxx\""],
                ["other_commit = \"", "q892qfUL9hvgFq-N", "O5TtFtr8duhYw0Hv", "KHm7YJ5SeVERiPot", "5du\""],
            ]),
        TokenRule("faceit-key", "open.faceit.com", beside: ["faceit"], ["<uuid>"],
            finds: [["facei", "t_api_key: \"", "821a896d-db42-ef", "28-175b-984af44d", "8a70\""]],
            passesOver: [
                ["facei", "t_api_key: \"", "00000000-0000-00", "00-0000-00000000", "0000\""],
                ["other_commit = \"", "821a896d-db42-ef", "28-175b-984af44d", "8a70\""],
            ]),
        TokenRule("bungie-key", "bungie.net", beside: ["bungie"], ["<h32>"],
            finds: [["BUNG", "IE_TOKEN=\"", "af3fcb71aad595a7", "5ddf5ba51b41a3e0", "\""]],
            passesOver: [
                ["BUNG", "IE_TOKEN=\"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "af3fcb71aad595a7", "5ddf5ba51b41a3e0", "\""],
            ]),
        TokenRule("omdb-key", "omdbapi.com", beside: ["omdb", "omdbapi"], ["<h8>"],
            finds: [["omd", "b_key = \"", "0b1d", "0514", "\""]],
            passesOver: [
                ["omd", "b_key = \"", "0000", "0000", "\""],
                ["other_commit = \"", "0b1d", "0514", "\""],
            ]),
        TokenRule("trakt-secret", "api.trakt.tv", beside: ["trakt"], ["<h64>"],
            finds: [[
                "TRAK", "T_TOKEN=\"", "da6e950477a70bbb", "b0a9896a30f5fcb0", "8dd90adc3a141c70", "e4e278c5451518fa",
                "\""
            ]],
            passesOver: [
                [
                    "TRAK", "T_TOKEN=\"", "0000000000000000", "0000000000000000", "0000000000000000",
                    "0000000000000000", "\""
                ],
                [
                    "other_commit = \"", "da6e950477a70bbb", "b0a9896a30f5fcb0", "8dd90adc3a141c70",
                    "e4e278c5451518fa", "\""
                ],
            ]),
        TokenRule("thetvdb-key", "api4.thetvdb.com", beside: ["thetvdb", "tvdb_api"], ["<uuid>"],
            finds: [["thetv", "db_secret = \"", "44974885-ed64-6f", "1b-6f0e-83aa64c2", "b8b0\""]],
            passesOver: [
                ["thetv", "db_secret = \"", "00000000-0000-00", "00-0000-00000000", "0000\""],
                ["other_commit = \"", "44974885-ed64-6f", "1b-6f0e-83aa64c2", "b8b0\""],
            ]),
        TokenRule("igdb-secret", "api.igdb.com", beside: ["igdb"], ["<l30>", "<h32>"],
            finds: [["igdb", "_api_key: \"", "wol9ld5rstob0un", "g3sgc8z0uucim26", "\""]],
            passesOver: [
                ["igdb", "_api_key: \"", "xxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxx", "\""],
                ["other_commit = \"", "wol9ld5rstob0un", "g3sgc8z0uucim26", "\""],
            ]),
        TokenRule("rawg-key", "api.rawg.io", beside: ["rawg_api", "rawg_key"], ["<h32>"],
            finds: [["rawg_", "api_secret = \"", "8e66030bdd176c2b", "ca1bca1c9df0a812", "\""]],
            passesOver: [
                ["rawg_", "api_secret = \"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "8e66030bdd176c2b", "ca1bca1c9df0a812", "\""],
            ]),
        TokenRule("spoonacular-key", "api.spoonacular.com", beside: ["spoonacular"], ["<h32>"],
            finds: [["spoonac", "ular_key = \"", "8a8526f9ed234f87", "8a7d587d6d455d7e", "\""]],
            passesOver: [
                ["spoonac", "ular_key = \"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "8a8526f9ed234f87", "8a7d587d6d455d7e", "\""],
            ]),
        TokenRule("edamam-key", "api.edamam.com", beside: ["edamam"], ["<h32>"],
            finds: [["edam", "am_key = \"", "2cacd9a2bfc7a466", "a801f2646b088ee6", "\""]],
            passesOver: [
                ["edam", "am_key = \"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "2cacd9a2bfc7a466", "a801f2646b088ee6", "\""],
            ]),
        TokenRule("nutritionix-key", "trackapi.nutritionix.com", beside: ["nutritionix"], ["<h32>"],
            finds: [["nutriti", "onix_key = \"", "2e23f5ed85d3a979", "12c0a077dc85bd85", "\""]],
            passesOver: [
                ["nutriti", "onix_key = \"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "2e23f5ed85d3a979", "12c0a077dc85bd85", "\""],
            ]),
        TokenRule(
            "usda-key", "api.nal.usda.gov",
            beside: ["usda_api", "usda_key", "fdc_api", "datagov", "data_gov"],
            ["<A40>"],
            finds: [["usda_a", "pi_api_key: \"", "3PPukGIonxGILf0j", "ygWev5rfDm3xqf30", "g43oYoAv\""]],
            passesOver: [
                ["usda_a", "pi_api_key: \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxx\""],
                ["other_commit = \"", "3PPukGIonxGILf0j", "ygWev5rfDm3xqf30", "g43oYoAv\""],
            ]),
        TokenRule("census-key", "api.census.gov", beside: ["census_api", "census_key"], ["<h40>"],
            finds: [["CENSUS", "_API_TOKEN=\"", "403d08b71165efef", "90c370a4675d4ed3", "99ffc8b0\""]],
            passesOver: [
                ["CENSUS", "_API_TOKEN=\"", "0000000000000000", "0000000000000000", "00000000\""],
                ["other_commit = \"", "403d08b71165efef", "90c370a4675d4ed3", "99ffc8b0\""],
            ]),
        TokenRule(
            "fred-key", "api.stlouisfed.org",
            beside: ["fred_api", "fred_key", "stlouisfed"],
            ["<h32>", "<l32>"],
            finds: [["fred_", "api_key = \"", "f0dd19cb3ae6b047", "e9901bad519eca79", "\""]],
            passesOver: [
                ["fred_", "api_key = \"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "f0dd19cb3ae6b047", "e9901bad519eca79", "\""],
            ]),
        TokenRule("eia-key", "api.eia.gov", beside: ["eia_api", "eia_key"], ["<A40>"],
            finds: [["EIA_A", "PI_TOKEN=\"", "rsk908HWwZ3QpPGe", "9aQMvrarFccjPp9x", "Ok1ezQgN\""]],
            passesOver: [
                ["EIA_A", "PI_TOKEN=\"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxx\""],
                ["other_commit = \"", "rsk908HWwZ3QpPGe", "9aQMvrarFccjPp9x", "Ok1ezQgN\""],
            ]),
        TokenRule("bea-key", "apps.bea.gov", beside: ["bea_api", "bea_key"], ["<uuid>"],
            finds: [["BEA_A", "PI_TOKEN=\"", "737d63af-8d4a-bc", "37-4e8f-a42a801b", "4667\""]],
            passesOver: [
                ["BEA_A", "PI_TOKEN=\"", "00000000-0000-00", "00-0000-00000000", "0000\""],
                ["other_commit = \"", "737d63af-8d4a-bc", "37-4e8f-a42a801b", "4667\""],
            ]),
        TokenRule(
            "noaa-token", "ncdc.noaa.gov",
            beside: ["noaa_token", "noaa_api", "ncdc_token", "noaa_key"],
            ["<a32>"],
            finds: [["noaa_", "token = \"", "HAoluJOrXWsGoQKj", "sITJkZxpOJcsMvZf", "\""]],
            passesOver: [
                ["noaa_", "token = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "\""],
                ["other_commit = \"", "HAoluJOrXWsGoQKj", "sITJkZxpOJcsMvZf", "\""],
            ]),
        TokenRule("eodhd-token", "eodhd.com", beside: ["eodhd", "eodhistoricaldata"], ["<h14>.<d8>", "<h13>.<d8>"],
            finds: [["EODH", "D_TOKEN=\"", "985db8708425", "6d.14826101\""]],
            passesOver: [
                ["EODH", "D_TOKEN=\"", "000000000000", "00.00000000\""],
                ["other_commit = \"", "985db8708425", "6d.14826101\""],
            ]),
        TokenRule("intrinio-key", "api-v2.intrinio.com", beside: ["intrinio"], ["<b44-48>"],
            finds: [["intri", "nio_key = \"", "d0TfbnibrKuKsqpQ", "hTElS6k+drvCpSmA", "n/rgmMOnPMpx0i\""]],
            passesOver: [
                ["intri", "nio_key = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxx\""],
                ["other_commit = \"", "d0TfbnibrKuKsqpQ", "hTElS6k+drvCpSmA", "n/rgmMOnPMpx0i\""],
            ]),
        TokenRule("benzinga-token", "api.benzinga.com", beside: ["benzinga"], ["<A20-100>"], .opaque,
            finds: [["benzin", "ga_api_key: \"", "Kguy3fXMAH7Na6LR", "PfAEy4juLT2p3rzi", "\""]],
            passesOver: [
                ["benzin", "ga_api_key: \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "Kguy3fXMAH7Na6LR", "PfAEy4juLT2p3rzi", "\""],
            ]),
        TokenRule("barchart-key", "ondemand.websol.barchart.com", beside: ["barchart"], ["<h32>"],
            finds: [["barch", "art_key = \"", "ddf4e9f85d8baef7", "ad972469fa81c181", "\""]],
            passesOver: [
                ["barch", "art_key = \"", "0000000000000000", "0000000000000000", "\""],
                ["other_commit = \"", "ddf4e9f85d8baef7", "ad972469fa81c181", "\""],
            ]),
        TokenRule("marketaux-token", "api.marketaux.com", beside: ["marketaux", "stockdata_org"], ["<A40>"],
            finds: [["market", "aux_key = \"", "GrPhjsLVPHYkVxj3", "jxyiRfxYsV1tlyCI", "PR7CFcMj\""]],
            passesOver: [
                ["market", "aux_key = \"", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", "xxxxxxxx\""],
                ["other_commit = \"", "GrPhjsLVPHYkVxj3", "jxyiRfxYsV1tlyCI", "PR7CFcMj\""],
            ]),
        TokenRule("nomics-key", "api.nomics.com", beside: ["nomics"], ["<h40>"],
            finds: [["nomi", "cs_key = \"", "65b586a13f740143", "a1613bf7e4cc738d", "76af5c14\""]],
            passesOver: [
                ["nomi", "cs_key = \"", "0000000000000000", "0000000000000000", "00000000\""],
                ["other_commit = \"", "65b586a13f740143", "a1613bf7e4cc738d", "76af5c14\""],
            ]),
        TokenRule("coinapi-key", "rest.coinapi.io", beside: ["coinapi"], ["<uuid>"],
            finds: [["coina", "pi_api_key: \"", "67260d31-4d53-d1", "a8-70d9-20c5a395", "0bf7\""]],
            passesOver: [
                ["coina", "pi_api_key: \"", "00000000-0000-00", "00-0000-00000000", "0000\""],
                ["other_commit = \"", "67260d31-4d53-d1", "a8-70d9-20c5a395", "0bf7\""],
            ]),
        TokenRule("cryptopanic-token", "cryptopanic.com", beside: ["cryptopanic"], ["<h40>"],
            finds: [["cryptop", "anic_api_key: \"", "eafcfd8bef05c137", "74ecf36e94653dd1", "2b93ab53\""]],
            passesOver: [
                ["cryptop", "anic_api_key: \"", "0000000000000000", "0000000000000000", "00000000\""],
                ["other_commit = \"", "eafcfd8bef05c137", "74ecf36e94653dd1", "2b93ab53\""],
            ]),
        TokenRule("lunarcrush-key", "lunarcrush.com", beside: ["lunarcrush"], ["<A20-100>"], .opaque,
            finds: [["lunarcr", "ush_api_key: \"", "NRwv1u8avQ9Aenx3", "wR9eWNl5L38mumWV", "\""]],
            passesOver: [
                ["lunarcr", "ush_api_key: \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "NRwv1u8avQ9Aenx3", "wR9eWNl5L38mumWV", "\""],
            ]),
        TokenRule("messari-key", "data.messari.io", beside: ["messari"], ["<uuid>", "<A20-100>"], .opaque,
            finds: [["messa", "ri_api_key: \"", "5b2b0374-482a-4d", "41-1469-f817a17c", "79a8\""]],
            passesOver: [
                ["messa", "ri_api_key: \"", "00000000-0000-00", "00-0000-00000000", "0000\""],
                ["other_commit = \"", "5b2b0374-482a-4d", "41-1469-f817a17c", "79a8\""],
            ]),
        TokenRule("glassnode-key", "api.glassnode.com", beside: ["glassnode"], ["<A20-100>"], .opaque,
            finds: [["glassn", "ode_secret = \"", "KqguvfwCJtYTSfJp", "dF3rD1WVZZ2Gh8Cq", "\""]],
            passesOver: [
                ["glassn", "ode_secret = \"", "xxxxxxxxxx", "xxxxxxxxxx", "\""],
                ["other_commit = \"", "KqguvfwCJtYTSfJp", "dF3rD1WVZZ2Gh8Cq", "\""],
            ]),
    ]
}
