/** This gateway's part in the draws that split large mixing groups. */
@NullMarked
package org.gridmarket.gateway.draw;

import org.jspecify.annotations.NullMarked;
