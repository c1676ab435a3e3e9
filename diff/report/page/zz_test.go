package page
import ("testing";"os";"stance/positions";"stance/positions/yamlfile";"stance/diff/report")
func TestZZ(t *testing.T){
 d:=yamlfile.Read(os.DirFS("../../../data")).Dataset
 h:=positions.NewHistory(d,0)
 r,err:=report.NewChangeReport(h,d.Dates[0].Date,d.Dates[len(d.Dates)-1].Date,report.Filter{})
 if err!=nil{t.Fatal(err)}
 f,_:=os.Create("/tmp/play/r.html")
 if err:=Write(f,r);err!=nil{t.Fatal(err)}
 f.Close()
}
