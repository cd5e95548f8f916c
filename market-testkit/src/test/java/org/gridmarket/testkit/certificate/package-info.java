/** Tests of proved bounds. */
@NullMarked
package org.gridmarket.testkit.certificate;

import org.jspecify.annotations.NullMarked;
