/** The shell around the kernel's contracts on a peer. */
@NullMarked
package org.gridmarket.chaincode;

import org.jspecify.annotations.NullMarked;
