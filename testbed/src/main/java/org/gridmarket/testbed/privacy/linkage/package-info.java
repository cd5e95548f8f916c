/** The linkage experiment: what an outsider guesses from public events and past profiles (spec anonymity). */
@NullMarked
package org.gridmarket.testbed.privacy.linkage;

import org.jspecify.annotations.NullMarked;
