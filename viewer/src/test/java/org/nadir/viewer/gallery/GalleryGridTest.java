package org.nadir.viewer.gallery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class GalleryGridTest {
    // cells of 100 + 12 wide, 100 + 40 + 12 high; 500 pixels take 4 of them, 125 wide each
    private final GalleryGrid grid = GalleryGrid.of(10, 500, 100);

    @Test
    void asManyColumnsAsFitShareTheWidth() {
        assertEquals(4, grid.columns());
        assertEquals(125, grid.cellWidth());
        assertEquals(3, grid.rows());
        assertEquals(3 * 152, grid.height());
    }

    @Test
    void aNarrowGalleryStillHasOneColumn() {
        assertEquals(1, GalleryGrid.of(10, 50, 100).columns());
    }

    @Test
    void aPlaceLeadsToItsItem() {
        assertEquals(5, grid.at(130, 160));
        assertEquals(-1, grid.at(499, 400));
        assertEquals(-1, grid.at(10, -1));
    }

    @Test
    void onlyTheRowsInViewCount() {
        assertEquals(4, grid.firstAt(200));
        assertEquals(8, grid.endAt(300));
        assertEquals(10, grid.endAt(1e6));
    }

    @Test
    void scrollingGoesOnlyAsFarAsNeeded() {
        assertEquals(0, grid.scrolledTo(1, 0, 300));
        assertEquals(4, grid.scrolledTo(5, 0, 300));
        assertEquals(152, grid.scrolledTo(5, 200, 300));
    }
}
