window.YTD.direct_messages.part0 = [
 {
  "dmConversation": {
   "conversationId": "11-22",
   "messages": [
    {
     "messageCreate": {
      "recipientId": "11",
      "reactions": [],
      "urls": [
       {
        "url": "https://t.co/dm",
        "expanded": "https://hadiah.example/klaim"
       }
      ],
      "text": "Selamat! Klaim hadiahnya di https://t.co/dm",
      "mediaUrls": [],
      "senderId": "22",
      "id": "1",
      "createdAt": "2026-03-02T00:00:00.000Z"
     }
    },
    {
     "messageCreate": {
      "recipientId": "22",
      "text": "",
      "mediaUrls": [
       "https://ton.example/1.jpg"
      ],
      "senderId": "11",
      "id": "2",
      "createdAt": "2026-03-02T00:01:00.000Z"
     }
    },
    {
     "joinConversation": {
      "initiatingUserId": "22",
      "participantsSnapshot": [
       "11"
      ],
      "createdAt": "2026-03-02T00:02:00.000Z"
     }
    }
   ]
  }
 }
]
