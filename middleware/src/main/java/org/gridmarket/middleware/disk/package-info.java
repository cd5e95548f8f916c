/** What a daemon keeps: what it used, announced, heard, and whom not to believe. */
@NullMarked
package org.gridmarket.middleware.disk;

import org.jspecify.annotations.NullMarked;
