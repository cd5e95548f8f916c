/** The judge: what a transcript proves, the same for every participant, a gateway and a chaincode. */
@NullMarked
package org.gridmarket.coinshuffle.blame;

import org.jspecify.annotations.NullMarked;
