"""The page of one release: what it is, what it lacks, and every act that moves it on."""
