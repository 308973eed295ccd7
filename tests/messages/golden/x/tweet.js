window.YTD.tweet.part0 = [
 {
  "retweeted": false,
  "source": "web",
  "id_str": "1100000000000000003",
  "full_text": "Gaji honorer dihapus bulan depan, benarkah?",
  "created_at": "Tue Mar 05 09:12:00 +0000 2019",
  "user": {
   "screen_name": "warga_melati"
  },
  "entities": {
   "urls": []
  }
 }
]
