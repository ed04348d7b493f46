"""Appeals from courts: who may appeal until when, what a stay or a result does, what is wanted next."""
