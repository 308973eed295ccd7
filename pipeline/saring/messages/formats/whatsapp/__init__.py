"""Text exports of WhatsApp, from Android and iPhone, in any language of the phone."""
