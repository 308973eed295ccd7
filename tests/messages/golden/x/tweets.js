window.YTD.tweets.part0 = [
 {
  "tweet": {
   "id": "1900000000000000001",
   "id_str": "1900000000000000001",
   "full_text": "Cek faktanya dulu &amp; jangan asal sebar https://t.co/abc",
   "created_at": "Mon Mar 02 00:15:30 +0000 2026",
   "entities": {
    "urls": [
     {
      "url": "https://t.co/abc",
      "expanded_url": "https://cekfakta.example/air",
      "display_url": "cekfakta.example/air",
      "indices": [
       "39",
       "62"
      ]
     }
    ]
   },
   "lang": "in",
   "favorite_count": "2"
  }
 },
 {
  "tweet": {
   "id": "1900000000000000002",
   "id_str": "1900000000000000002",
   "full_text": "RT @KabarMelati: Jembatan Sukamaju ambruk pagi ini, 20 korban! https://t.co/img",
   "created_at": "Mon Mar 02 01:00:00 +0000 2026",
   "entities": {
    "urls": [],
    "media": [
     {
      "url": "https://t.co/img",
      "expanded_url": "https://x.com/KabarMelati/status/1/photo/1",
      "type": "photo"
     }
    ]
   }
  }
 }
]
