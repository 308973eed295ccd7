class WhatsAppReader:
    name = "whatsapp"
    def identify(self, source): return False
    def read(self, source, options, report): yield from ()
