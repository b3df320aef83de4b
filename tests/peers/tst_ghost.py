"""Publishing to Ghost 5."""

import peer
from ghost_peer import Ghost
from ghost_tests import against

GhostTest, GhostFaults = against(Ghost)

if __name__ == "__main__":
    peer.main(Ghost)
