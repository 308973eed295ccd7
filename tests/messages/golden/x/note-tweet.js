window.YTD.note_tweet.part0 = [
 {
  "noteTweet": {
   "noteTweetId": "1",
   "updatedAt": "2026-03-02T00:00:00.000Z",
   "createdAt": "2026-03-02T00:00:00.000Z",
   "core": {
    "text": "Utas panjang: begini kronologi isu penarikan beras di Kabupaten Sukamaju, dari pesan berantai sampai klarifikasi.",
    "urls": [],
    "mentions": []
   }
  }
 }
]
