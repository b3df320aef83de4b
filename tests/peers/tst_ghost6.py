"""Publishing to Ghost 6."""

import peer
from ghost_peer import Ghost6
from ghost_tests import against

Ghost6Test, Ghost6Faults = against(Ghost6)

if __name__ == "__main__":
    peer.main(Ghost6)
